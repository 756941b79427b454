package dev.pactwire.app.cli;

import dev.pactwire.app.operate.DeadLetters.Selection;
import dev.pactwire.processor.span.Span;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class LetterOptions {
  @Mixin private SpanOptions span;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "Only those of this feed or producer.")
  private Optional<String> source;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only those that failed here: deserialization, processing or production.")
  private Optional<String> stage;

  boolean given() {
    return span.given() || source.isPresent() || stage.isPresent();
  }

  Selection read() {
    return new Selection(
        span.given() ? span.read(Clock.systemUTC().instant()) : Span.ALL, source, stage);
  }
}

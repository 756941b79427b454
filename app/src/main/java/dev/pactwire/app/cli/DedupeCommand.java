package dev.pactwire.app.cli;

import dev.pactwire.app.config.Durations;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.filter.Dedupe;
import dev.pactwire.app.filter.JsonLinesFilter;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.dedupe.Parameters;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells which articles repeat earlier ones. */
@Command(
    name = "dedupe",
    description = {
      "Tell which articles are new, updated, or repeat earlier ones. JSON Lines in arrival order, JSON Lines out.",
      "Lines with the same url are versions of one article; arrived (ISO 8601) moves the window."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire dedupe < articles.jsonl",
      "  pactwire dedupe --window 24h articles.jsonl | jq -c 'select(.verdict != \"new\")'"
    })
final class DedupeCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private FilterOptions input;

  @Option(
      names = "--window",
      paramLabel = "DURATION",
      defaultValue = "72h",
      description =
          "How long an article is remembered, such as 24h or 3d. Default: ${DEFAULT-VALUE}.")
  private String window;

  DedupeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Duration remembered =
        Durations.parse(window)
            .filter(duration -> Key.DEDUPE_WINDOW.accepts(window))
            .orElseThrow(
                () ->
                    CommandFailure.wrongUsage(
                        "--window must be %s, not '%s'."
                            .formatted(Key.DEDUPE_WINDOW.accepted(), window)));
    Dedupe dedupe =
        new Dedupe(LanguageDetector.bundled(), Parameters.defaults().withWindow(remembered));
    return new JsonLinesFilter(context.console(), dedupe).run(input.files()).code();
  }
}

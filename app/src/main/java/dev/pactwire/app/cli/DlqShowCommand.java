package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.app.operate.DeadLetters;
import dev.pactwire.dashboard.window.DeadLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
    name = "show",
    description = "Show one dead letter: why it failed, where it came from, its original bytes.",
    footer = {
      "",
      "Examples:",
      "  pactwire dlq show 0-17",
      "  pactwire dlq show 0-17 --value record.bin     keep the original bytes in a file",
      "  pactwire dlq show 0-17 --json                 key and value in base 64"
    })
final class DlqShowCommand implements Callable<Integer> {
  private static final int SHOWN = 2_000;

  private final Context context;

  @Mixin private OperatorOptions operator;

  @Parameters(paramLabel = "ID", description = "Id of the letter, as dlq list shows it.")
  private String id;

  @Option(
      names = "--value",
      paramLabel = "FILE",
      description = "Write the original value to this file, byte for byte.")
  private Optional<Path> file;

  DlqShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    DeadLetter letter = new DeadLetters(operator.connect(context).connection()).find(id);
    file.ifPresent(target -> write(target, letter.value().orElse(new byte[0])));
    if (operator.json()) {
      context.console().print(AsJson.of(letter, true));
    } else {
      print(letter);
    }
    return 0;
  }

  private void print(DeadLetter letter) {
    field("id", letter.id());
    field("at", letter.at().toString());
    field("record", letter.origin().isEmpty() ? "unknown" : "news.articles " + letter.origin());
    field("source", letter.source());
    field("stage", letter.stage());
    field("step", letter.node());
    field("error", letter.exception());
    field("reason", letter.message());
    field("key", letter.key().map(key -> text(key, key.length)).orElse("none"));
    byte[] value = letter.value().orElse(new byte[0]);
    field(
        "value",
        letter
            .cutFrom()
            .map(whole -> "the first %d of %d bytes".formatted(value.length, whole))
            .orElse(value.length + " bytes"));
    context.console().print(text(value, SHOWN));
  }

  private void field(String name, String value) {
    Console console = context.console();
    console.print(console.style().bold(String.format("%-8s", name)) + Printable.line(value));
  }

  /** Bytes of a record are no text of ours: what cannot be seen is spelt out. */
  private static String text(byte[] bytes, int most) {
    String text = new String(bytes, 0, Math.min(bytes.length, most), StandardCharsets.UTF_8);
    return Printable.line(text) + (bytes.length > most ? " …" : "");
  }

  private static void write(Path target, byte[] value) {
    try {
      Files.write(target, value);
    } catch (IOException e) {
      throw CommandFailure.failed("File %s cannot be written: %s".formatted(target, e), e);
    }
  }
}

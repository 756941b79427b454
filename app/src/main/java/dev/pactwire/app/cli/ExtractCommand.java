package dev.pactwire.app.cli;

import dev.pactwire.app.error.ExitCode;
import dev.pactwire.app.filter.Extract;
import dev.pactwire.app.filter.JsonLinesFilter;
import dev.pactwire.app.filter.PageFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads the article out of a page. */
@Command(
    name = "extract",
    description = {
      "Read the article out of web pages: title, text, dates, authors and more.",
      "Standard input, and files that end in .jsonl, are JSON Lines with html or text; other files are pages."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire extract page.html other.html",
      "  echo '{\"id\":\"p1\",\"url\":\"https://example.org/a\",\"html\":\"<html>...\"}' | pactwire extract",
      "  pactwire extract pages.jsonl | jq -r .title"
    })
final class ExtractCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private FilterOptions input;

  ExtractCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Extract extract = new Extract();
    JsonLinesFilter lines = new JsonLinesFilter(context.console(), extract);
    if (input.files().isEmpty()) {
      return lines.run(List.of()).code();
    }
    PageFiles pages = new PageFiles(context.console(), extract);
    return input.files().stream()
        .map(file -> jsonLines(file) ? lines.run(List.of(file)) : pages.run(List.of(file)))
        .max(ExitCode::compareTo)
        .orElseThrow()
        .code();
  }

  private static boolean jsonLines(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jsonl") || name.endsWith(".ndjson");
  }
}

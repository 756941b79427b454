package dev.pactwire.app.cli;

import picocli.CommandLine.Option;

/** Results for other programs. */
final class JsonOption {
  @Option(names = "--json", description = "One JSON object a line, for other programs.")
  private boolean json;

  boolean given() {
    return json;
  }
}

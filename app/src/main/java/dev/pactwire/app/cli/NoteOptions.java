package dev.pactwire.app.cli;

import picocli.CommandLine.Option;

/** Who says something about alerts, and why. */
final class NoteOptions {
  @Option(names = "--reason", required = true, description = "Why.")
  private String reason;

  @Option(names = "--by", description = "Who. Default: the user of this machine.")
  private String by = System.getProperty("user.name", "unknown");

  String reason() {
    return reason;
  }

  String by() {
    return by;
  }
}

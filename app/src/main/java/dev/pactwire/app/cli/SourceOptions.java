package dev.pactwire.app.cli;

import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.sources.FeedDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where articles come from: feeds, files, or both. */
final class SourceOptions {
  @Option(
      names = "--feeds",
      paramLabel = "FILE",
      description = "List of feeds: YAML (id, url and more under feeds:) or OPML.")
  private Optional<Path> feeds;

  @Option(
      names = "--files",
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files or folders of articles: HTML, plain text, JSON Lines, NewsML-G2, ninjs.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--watch",
      description = {
        "Go on reading what appears in --files or changes there, once it has not changed for five",
        "seconds. Who copies slowly writes under another ending (a.html.part) and renames."
      })
  private boolean watch;

  @Option(names = "--once", description = "Poll every feed once, and end.")
  private boolean once;

  /** The feeds of the list. */
  List<FeedDefinition> feeds() {
    return feeds.map(IngestSetup::feeds).orElse(List.of());
  }

  /** Whether any is named. */
  boolean given() {
    return feeds.isPresent() || !files.isEmpty();
  }

  boolean once() {
    return once;
  }

  /** Whether files are read for good. */
  boolean watch() {
    return watch;
  }

  List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * Whether the command ends by itself: when it was told to, or when there is nothing to wait for.
   */
  boolean ends() {
    return once || feeds.isEmpty() && !watch;
  }

  /**
   * Returns when there is something to read.
   *
   * @throws CommandFailure naming what is missing, before anything has been started
   */
  void check(String command) {
    if (feeds.isEmpty() && files.isEmpty()) {
      throw CommandFailure.wrongUsage("%s needs --feeds FILE or --files PATH.".formatted(command));
    }
    if (watch && (files.isEmpty() || once)) {
      throw CommandFailure.wrongUsage(
          "--watch needs --files PATH, and does not go together with --once.");
    }
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw CommandFailure.failed("There is no file %s.".formatted(file));
      }
    }
  }
}

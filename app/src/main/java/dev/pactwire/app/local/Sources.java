package dev.pactwire.app.local;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Progress;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import java.nio.file.Path;
import java.util.List;

/**
 * The feeds and files of one run. What cannot be read is said on standard error; the rest goes on.
 *
 * @param console where that is said
 * @param feeds feeds to poll
 * @param files files and folders to read
 * @param watch whether what appears there later is read, too
 */
public record Sources(
    Console console, List<FeedDefinition> feeds, List<Path> files, boolean watch) {
  public Sources {
    feeds = List.copyOf(feeds);
    files = List.copyOf(files);
  }

  /** Reads the files and polls each feed once. */
  public FileReport readOnce(Intake intake) {
    FileReport report = readFiles(intake);
    for (PollReport poll : intake.pollOnce(feeds)) {
      poll.problem().ifPresent(problem -> console.complain(poll.feed() + ": " + problem));
    }
    return report;
  }

  /** Reads the files and begins to poll the feeds. */
  public FileReport readForGood(Intake intake) {
    FileReport report = watch ? FileReport.NONE : readFiles(intake);
    if (watch) {
      intake.watch(files, console::complain);
    }
    intake.startAsOnlyOnes(feeds);
    return report;
  }

  private FileReport readFiles(Intake intake) {
    if (files.isEmpty()) {
      return FileReport.NONE;
    }
    FileReport report;
    try (Progress progress = new Progress(console)) {
      report = intake.files(files, read -> progress.count("%d articles read", read));
    }
    report.problems().forEach(console::complain);
    return report;
  }
}

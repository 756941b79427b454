package dev.pactwire.app.local;

import dev.pactwire.app.connect.WatchSetup;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.app.folder.HeldFolder;
import dev.pactwire.app.webhook.AlertPoster;
import dev.pactwire.processor.run.NewsProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A watch alone, until it is stopped or stops by itself. */
public final class WatchRun {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Console console;
  private final WatchSetup setup;
  private final Path stateDir;

  public WatchRun(Console console, WatchSetup setup, Path stateDir) {
    this.console = console;
    this.setup = setup;
    this.stateDir = stateDir;
  }

  /**
   * Runs it.
   *
   * @throws CommandFailure when it does not start, or stops by itself
   */
  public ExitCode untilStopped(Stop stop) {
    try (HeldFolder held = HeldFolder.take(stateDir, "state directory", "--state-dir");
        NewsProcessor watch = setup.begin(held.path());
        Posting posting = new Posting(setup.poster())) {
      console.say(
          posting.poster().isPresent()
              ? "Watching; alerts are on news.alerts and are posted. Ctrl-C ends this."
              : "Watching; alerts are on news.alerts. Ctrl-C ends this.");
      while (!stop.await(LOOK)) {
        Optional<Throwable> failure = watch.failure();
        if (failure.isPresent()) {
          throw CommandFailure.failed(
              "The watch stopped: " + failure.get().getMessage(), failure.get());
        }
      }
    }
    return ExitCode.DONE;
  }

  private record Posting(Optional<AlertPoster> poster) implements AutoCloseable {
    @Override
    public void close() {
      poster.ifPresent(AlertPoster::close);
    }
  }
}

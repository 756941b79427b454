package dev.pactwire.app.local;

import dev.pactwire.app.connect.ProcessorSetup;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.app.folder.HeldFolder;
import dev.pactwire.processor.run.NewsProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One processor, from its start until it is stopped or stops by itself. */
public final class ProcessorRun {
  private static final Duration START = Duration.ofHours(1);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Console console;
  private final ProcessorSetup setup;
  private final Path stateDir;

  public ProcessorRun(Console console, ProcessorSetup setup, Path stateDir) {
    this.console = console;
    this.setup = setup;
    this.stateDir = stateDir;
  }

  /**
   * Runs the processor.
   *
   * @throws CommandFailure when it does not start, or stops by itself
   */
  public ExitCode untilStopped(Stop stop) {
    try (HeldFolder held = HeldFolder.take(stateDir, "state directory", "--state-dir");
        NewsProcessor processor = setup.start(held.path(), START)) {
      console.say("Processing. Ctrl-C ends this.");
      while (!stop.await(LOOK)) {
        Optional<Throwable> failure = processor.failure();
        if (failure.isPresent()) {
          throw CommandFailure.failed(
              "The processor stopped: " + failure.get().getMessage(), failure.get());
        }
      }
    }
    console.say("Stopped; everything taken in is committed.");
    return ExitCode.DONE;
  }
}

package dev.pactwire.app.local;

import dev.pactwire.app.connect.ProcessorSetup;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.app.folder.HeldFolder;
import dev.pactwire.processor.run.NewsProcessor;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One processor, from its start until it is stopped or stops by itself. Its figures and its health
 * are served from the beginning, so that whoever supervises it sees it restore.
 */
public final class ProcessorRun {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Console console;
  private final ProcessorSetup setup;
  private final Path stateDir;
  private final Optional<InetSocketAddress> metrics;

  /**
   * A processor that is not started yet.
   *
   * @param metrics where figures and health are served, if at all
   */
  public ProcessorRun(
      Console console, ProcessorSetup setup, Path stateDir, Optional<InetSocketAddress> metrics) {
    this.metrics = metrics;
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
        NewsProcessor processor = setup.launch(held.path());
        Served served = Served.at(metrics, processor::isRunning, processor.meters())) {
      served.server().ifPresent(server -> console.say("Metrics at " + server.address()));
      boolean said = false;
      while (!stop.await(LOOK)) {
        if (!said && processor.isRunning()) {
          console.say("Processing. Ctrl-C ends this.");
          said = true;
        }
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

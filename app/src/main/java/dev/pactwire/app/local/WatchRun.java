package dev.pactwire.app.local;

import dev.pactwire.app.alert.Outlet;
import dev.pactwire.app.connect.RunningWatch;
import dev.pactwire.app.connect.WatchSetup;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.app.folder.HeldFolder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** A watch alone, until it is stopped or stops by itself. */
public final class WatchRun {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Console console;
  private final WatchSetup setup;
  private final Path stateDir;
  private final Optional<InetSocketAddress> metrics;

  /**
   * A watch that is not started yet.
   *
   * @param metrics where figures and health are served, if at all
   */
  public WatchRun(
      Console console, WatchSetup setup, Path stateDir, Optional<InetSocketAddress> metrics) {
    this.metrics = metrics;
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
    String sent = setup.outlets().stream().map(Outlet::name).collect(Collectors.joining(" and "));
    try (HeldFolder held = HeldFolder.take(stateDir, "state directory", "--state-dir");
        RunningWatch watch = setup.begin(held.path());
        Served served = Served.at(metrics, watch::isRunning, watch.meters())) {
      served.server().ifPresent(server -> console.say("Metrics at " + server.address()));
      console.say(
          sent.isEmpty()
              ? "Watching; alerts are on news.alerts. Ctrl-C ends this."
              : "Watching; alerts are on news.alerts and are sent by %s. Ctrl-C ends this."
                  .formatted(sent));
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
}

package dev.pactwire.app.local;

import dev.pactwire.app.connect.DashboardSetup;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.dashboard.run.Dashboard;
import java.time.Duration;

/** A dashboard alone, until it is stopped. */
public final class DashboardRun {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Console console;
  private final DashboardSetup setup;

  public DashboardRun(Console console, DashboardSetup setup) {
    this.console = console;
    this.setup = setup;
  }

  /** Runs it. */
  public ExitCode untilStopped(Stop stop) {
    try (Dashboard dashboard = setup.start()) {
      console.say("The dashboard is at %s. Ctrl-C ends this.".formatted(dashboard.address()));
      while (!stop.requested()) {
        stop.await(LOOK);
      }
    }
    return ExitCode.DONE;
  }
}

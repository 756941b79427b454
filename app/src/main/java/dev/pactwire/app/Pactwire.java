package dev.pactwire.app;

import dev.pactwire.app.cli.Context;
import dev.pactwire.app.cli.PactwireCli;
import dev.pactwire.app.cli.Shutdown;
import dev.pactwire.app.console.Console;
import java.util.Arrays;

/** The entry of the process; the only place that reads the environment. */
public final class Pactwire {
  private Pactwire() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).contains("--debug")) {
      System.setProperty("pactwire.log.level", "info");
      System.setProperty("pactwire.log.kafka", "info");
      System.setProperty("pactwire.log.stacktrace", "full");
    }
    // Only the shell can tell the two streams apart; the launcher passes on what it sees.
    Console console =
        Console.ofProcess(
            Boolean.getBoolean("pactwire.terminal.out"),
            Boolean.getBoolean("pactwire.terminal.err"));
    Shutdown shutdown = new Shutdown();
    Context context = new Context(console, System.getenv(), shutdown);
    shutdown.exit(new PactwireCli(context).run(arguments));
  }
}

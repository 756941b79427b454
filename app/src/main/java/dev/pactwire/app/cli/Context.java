package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import java.util.Map;

/**
 * What a command knows of the world around it.
 *
 * @param console its streams
 * @param environment the environment variables
 * @param shutdown how it is asked to stop
 */
public record Context(Console console, Map<String, String> environment, Shutdown shutdown) {
  public Context {
    environment = Map.copyOf(environment);
  }
}

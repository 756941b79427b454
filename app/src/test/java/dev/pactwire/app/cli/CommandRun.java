package dev.pactwire.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.app.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a command answered when it was run in this JVM.
 *
 * @param code its exit code
 * @param out lines of standard output
 * @param err lines of standard error
 */
public record CommandRun(int code, List<String> out, List<String> err) {

  /** Runs a command line with nothing to read. */
  public static CommandRun of(String... arguments) {
    return reading("", arguments);
  }

  /** Runs a command line with this standard input. */
  public static CommandRun reading(String input, String... arguments) {
    return reading(input.getBytes(StandardCharsets.UTF_8), Map.of(), arguments);
  }

  /** Runs a command line with these bytes as standard input, in this environment. */
  public static CommandRun reading(
      byte[] input, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new ByteArrayInputStream(input), printing(out), printing(err), false, false);
    int code = new PactwireCli(new Context(console, environment, new Shutdown())).run(arguments);
    return new CommandRun(code, lines(out), lines(err));
  }

  /** A line of standard output as JSON, the first being 0. */
  public JsonNode json(int line) throws IOException {
    return new ObjectMapper().readTree(out.get(line));
  }

  /** Runs a command line on open streams; returns when the input has ended. */
  public static int streaming(InputStream in, OutputStream out, String... arguments) {
    PrintStream nowhere = printing(new ByteArrayOutputStream());
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(in, printed, nowhere, false, false);
    return new PactwireCli(new Context(console, Map.of(), new Shutdown())).run(arguments);
  }

  /** Names of all commands. */
  public static Set<String> commands() {
    PrintStream nowhere = printing(new ByteArrayOutputStream());
    Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, false);
    return new PactwireCli(new Context(console, Map.of(), new Shutdown())).commands();
  }

  private static PrintStream printing(ByteArrayOutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}

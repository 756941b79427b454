package dev.pactwire.app.path;

import dev.pactwire.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts a {@link ProcessorMain}, or another program of its kind; quick to start rather than fast
 * later.
 */
final class ProcessorProcess {

  private static final List<String> SMALL_AND_QUICK =
      List.of(
          "-Xmx384m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          // As the pactwire script has it.
          "-XX:+ExitOnOutOfMemoryError");

  private ProcessorProcess() {}

  static ChildJvm start(String brokers, Path state, Map<String, String> properties) {
    return startToDie("never", brokers, state, properties);
  }

  /**
   * Starts a processor to which something happens.
   *
   * @param moment as {@link KillAtLogLine} wants it
   */
  static ChildJvm startToDie(
      String moment, String brokers, Path state, Map<String, String> properties) {
    return startToDie(ProcessorMain.class, moment, brokers, state, properties);
  }

  /** The same with another program. */
  static ChildJvm startToDie(
      Class<?> program, String moment, String brokers, Path state, Map<String, String> properties) {
    List<String> arguments = new ArrayList<>(List.of(brokers, state.toString(), moment));
    properties.forEach((key, value) -> arguments.add(key + "=" + value));
    return ChildJvm.start(SMALL_AND_QUICK, program.getName(), arguments);
  }

  /** Its state folder is lost. */
  static void lose(Path state) throws IOException {
    try (Stream<Path> all = Files.walk(state)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}

package dev.pactwire.app.path;

import dev.pactwire.testkit.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a {@link ProcessorMain}; quick to start rather than fast later. */
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
    List<String> arguments = new ArrayList<>(List.of(brokers, state.toString(), moment));
    properties.forEach((key, value) -> arguments.add(key + "=" + value));
    return ChildJvm.start(SMALL_AND_QUICK, ProcessorMain.class.getName(), arguments);
  }
}

package dev.pactwire.app;

import dev.pactwire.testkit.ChildJvm;
import java.util.List;

/**
 * The {@code pactwire} command in a JVM of its own, through its real entry, on this test's class
 * path.
 */
public final class AppProcess {
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx640m", "-XX:+UseSerialGC", "-Xshare:auto", "-Dfile.encoding=UTF-8");

  private AppProcess() {}

  /** Starts a command line. */
  public static ChildJvm start(String... arguments) {
    return ChildJvm.start(JVM_OPTIONS, Pactwire.class.getName(), List.of(arguments));
  }
}

package dev.pactwire.browser;

import dev.pactwire.app.Pactwire;
import dev.pactwire.testkit.ChildJvm;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code pactwire demo} in a JVM of its own, with its page on a free port. */
final class RunningDemo implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Pattern ADDRESSES =
      Pattern.compile("The dashboard is at http://127\\.0\\.0\\.1:(\\d+), Kafka at (\\S+)\\. .*");
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx640m", "-XX:+UseSerialGC", "-Xshare:auto", "-Dfile.encoding=UTF-8");

  private final ChildJvm process;
  private Matcher addresses;

  private RunningDemo(ChildJvm process) {
    this.process = process;
  }

  /** Starts it, and does not wait. */
  static RunningDemo start() {
    return new RunningDemo(
        ChildJvm.start(JVM_OPTIONS, Pactwire.class.getName(), List.of("demo", "--port", "0")));
  }

  /** Port of the page; waits until it is there. */
  int port() {
    return Integer.parseInt(addresses().group(1));
  }

  /** How clients reach the broker. */
  String bootstrapServers() {
    return addresses().group(2);
  }

  private Matcher addresses() {
    if (addresses == null) {
      String said = process.awaitError(line -> ADDRESSES.matcher(line).matches(), LONG);
      addresses = ADDRESSES.matcher(said);
      if (!addresses.matches()) {
        throw new IllegalStateException("The demo said: " + said);
      }
    }
    return addresses;
  }

  /** Waits until a line of its output contains this. */
  void awaitOutput(String part) {
    process.awaitOutput(line -> line.contains(part), LONG);
  }

  @Override
  public void close() {
    process.close();
  }
}

package dev.pactwire.app.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Something happens to its own process at the n-th log line of a kind, in the thread that logs, so
 * that it comes at exactly this step.
 *
 * <p>Written as {@code logger|pattern|n}: the process is killed, as {@code kill -9} does. With
 * {@code |exhaust} behind it, the thread takes more memory than there is. With {@code |hold|FILE},
 * it stands still until there is such a file, having said {@code held} on standard output.
 */
final class KillAtLogLine extends AbstractAppender {

  private final Pattern pattern;
  private final AtomicInteger left;
  private final Runnable deed;

  private KillAtLogLine(Pattern pattern, int nth, Runnable deed) {
    super("kill-at-log-line", null, null, true, Property.EMPTY_ARRAY);
    this.pattern = pattern;
    this.left = new AtomicInteger(nth);
    this.deed = deed;
  }

  static void arm(String condition) {
    String[] parts = condition.split("\\|", 5);
    KillAtLogLine appender =
        new KillAtLogLine(Pattern.compile(parts[1]), Integer.parseInt(parts[2]), deed(parts));
    appender.start();
    LoggerContext context = LoggerContext.getContext(false);
    LoggerConfig logger = new LoggerConfig(parts[0], Level.DEBUG, false);
    logger.addAppender(appender, Level.DEBUG, null);
    context.getConfiguration().addLogger(parts[0], logger);
    context.updateLoggers();
  }

  @Override
  public void append(LogEvent event) {
    if (pattern.matcher(event.getMessage().getFormattedMessage()).find()
        && left.decrementAndGet() == 0) {
      deed.run();
    }
  }

  private static Runnable deed(String[] parts) {
    if (parts.length == 3) {
      return () -> kill(ProcessHandle.current().pid());
    }
    return parts[3].equals("exhaust") ? KillAtLogLine::exhaust : () -> hold(Path.of(parts[4]));
  }

  private static void exhaust() {
    List<byte[]> all = new ArrayList<>();
    while (all.size() < Integer.MAX_VALUE) {
      all.add(new byte[64 << 20]);
    }
  }

  private static void hold(Path until) {
    System.out.println("held");
    while (!Files.exists(until)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static void kill(long pid) {
    try {
      new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

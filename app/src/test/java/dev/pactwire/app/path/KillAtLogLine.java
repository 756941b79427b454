package dev.pactwire.app.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Kills its own process, as {@code kill -9} does, at the n-th log line of a kind. The thread that
 * logs is held until the process is gone, so that the end comes at exactly this step.
 *
 * <p>Written as {@code logger|pattern|n}.
 */
final class KillAtLogLine extends AbstractAppender {

  private final Pattern pattern;
  private final AtomicInteger left;

  private KillAtLogLine(Pattern pattern, int nth) {
    super("kill-at-log-line", null, null, true, Property.EMPTY_ARRAY);
    this.pattern = pattern;
    this.left = new AtomicInteger(nth);
  }

  static void arm(String condition) {
    String[] parts = condition.split("\\|", 3);
    KillAtLogLine appender =
        new KillAtLogLine(Pattern.compile(parts[1]), Integer.parseInt(parts[2]));
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
      kill(ProcessHandle.current().pid());
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

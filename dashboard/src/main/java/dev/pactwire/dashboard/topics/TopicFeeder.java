package dev.pactwire.dashboard.topics;

import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a window filled from the topics, in a thread of its own. When reading fails it begins anew
 * after a pause, where it was.
 */
public final class TopicFeeder implements Reading, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFeeder.class);
  private static final long PAUSE_SECONDS = 2;

  private final Map<String, Object> client;
  private final Topics topics;
  private final Window window;
  private final Balance balance;
  private final int held;
  private final Thread thread = new Thread(this::run, "dashboard-reader");
  private final CountDownLatch stopped = new CountDownLatch(1);

  private volatile boolean loaded;
  private volatile Optional<String> problem = Optional.of("The topics are being read.");
  private volatile Set<String> missing = Set.of();
  private volatile Reader reader;

  /**
   * Prepares; nothing is read yet.
   *
   * @param client Kafka client settings, with the bootstrap servers
   * @param held most records that are read back of a topic
   */
  public TopicFeeder(
      Map<String, Object> client, Topics topics, Window window, Balance balance, int held) {
    this.client = Map.copyOf(client);
    this.topics = topics;
    this.window = window;
    this.balance = balance;
    this.held = held;
    thread.setDaemon(true);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try (Reader open = new Reader(client, topics, window, balance, held)) {
        reader = open;
        open.load();
        loaded = true;
        problem = Optional.empty();
        while (stopped.getCount() > 0) {
          missing = open.missing();
          open.readNext();
          problem = open.silence();
        }
      } catch (WakeupException e) {
        LOG.debug("Reading was ended.");
      } catch (RuntimeException e) {
        // Whatever it is: a page that stands still and says nothing would be worse.
        problem = Optional.of("The topics cannot be read: " + e.getMessage());
        LOG.warn("The topics cannot be read, trying again: {}", e.toString());
        pause();
      }
    }
  }

  private void pause() {
    try {
      stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isLoaded() {
    return loaded;
  }

  @Override
  public Optional<String> problem() {
    return problem;
  }

  @Override
  public Set<String> missing() {
    return missing;
  }

  @Override
  public void close() {
    stopped.countDown();
    Reader open = reader;
    if (open != null) {
      open.wakeUp();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PAUSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

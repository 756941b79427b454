package dev.pactwire.processor.run;

import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.TaxonomyRelease;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code news.taxonomy}: reads it once to its end before articles are processed, then looks
 * every second for what has been published. While brokers are silent, what was read last stays.
 */
final class TaxonomyWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaxonomyWatch.class);
  private static final long PAUSE_MS = 1_000;
  private static final long CLOSE_WITHIN_MS = 5_000;

  private final Map<String, Object> client;
  private final Topic<String, TaxonomyRelease> topic;
  private final Consumer<Optional<TaxonomyRelease>> adopter;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(TaxonomyWatch::thread);
  private LogReader log;
  private boolean pending;
  private Optional<TaxonomyRelease> current = Optional.empty();

  /**
   * @param client Kafka client settings, with the bootstrap servers
   * @param adopter takes the current taxonomy, or nothing when its record was removed
   */
  TaxonomyWatch(
      Map<String, Object> client,
      Topic<String, TaxonomyRelease> topic,
      Consumer<Optional<TaxonomyRelease>> adopter) {
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.adopter = adopter;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "taxonomy-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Takes over what is published by now, and goes on watching. */
  void start() {
    look();
    timer.scheduleWithFixedDelay(this::look, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (log == null) {
        log = new LogReader(client, List.of(topic.name()), Span.ALL);
      }
      log.readOn(this::read);
      if (pending) {
        adopter.accept(current);
        pending = false;
      }
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // What is thrown here would end the timer, and with it the watching, without a word.
      LOG.warn("{} cannot be read for now: {}", topic.name(), e.toString());
      beginAnew();
    }
  }

  /** The reader may stand behind a record that could not be decoded while a registry was away. */
  private void beginAnew() {
    LogReader left = log;
    log = null;
    try {
      if (left != null) {
        left.close();
      }
    } catch (RuntimeException e) {
      LOG.warn("A reader of {} could not be closed: {}", topic.name(), e.toString());
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    boolean isCurrent =
        record.key() != null
            && new String(record.key(), StandardCharsets.UTF_8).equals(Topics.CURRENT_TAXONOMY);
    if (!isCurrent) {
      return;
    }
    try {
      current =
          Optional.ofNullable(
              topic.valueSerde().deserializer().deserialize(topic.name(), record.value()));
      pending = true;
    } catch (SerializationException | IllegalArgumentException e) {
      LOG.warn(
          "{} at offset {} is no taxonomy, what is in use stays: {}",
          topic.name(),
          record.offset(),
          e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (timer.awaitTermination(CLOSE_WITHIN_MS, TimeUnit.MILLISECONDS) && log != null) {
        log.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.pactwire.dashboard.topics;

import dev.pactwire.dashboard.tables.Table;
import dev.pactwire.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tables as compacted topics say, in a thread of its own: each topic from its beginning, only
 * what is committed. When reading fails it begins anew after a pause.
 */
public final class TableReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableReader.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(2);
  private static final long PAUSE_SECONDS = 2;

  private final Map<String, Object> settings;
  private final Map<String, Follower<?>> followers = new HashMap<>();
  private final Thread thread = new Thread(this::run, "dashboard-tables");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile KafkaConsumer<byte[], byte[]> open;

  private record Follower<V>(Topic<String, V> topic, Table<V> table) {
    void take(ConsumerRecord<byte[], byte[]> record) {
      if (record.key() == null) {
        return;
      }
      String key = new String(record.key(), StandardCharsets.UTF_8);
      try {
        table.put(key, value(record), Instant.ofEpochMilli(record.timestamp()));
      } catch (SerializationException e) {
        LOG.warn(
            "Record {} of {}-{} cannot be read: {}",
            record.offset(),
            record.topic(),
            record.partition(),
            e.getMessage());
      }
    }

    private Optional<V> value(ConsumerRecord<byte[], byte[]> record) {
      return Optional.ofNullable(record.value())
          .map(
              bytes ->
                  topic
                      .valueSerde()
                      .deserializer()
                      .deserialize(topic.name(), record.headers(), bytes));
    }
  }

  /** Prepares to read with these Kafka client settings. */
  public TableReader(Map<String, Object> client) {
    settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", false);
    settings.put("client.id", "pactwire-dashboard-tables");
    thread.setDaemon(true);
  }

  /** Before the start: what the topic says is to stand in the table. */
  public <V> void follow(Topic<String, V> topic, Table<V> table) {
    followers.put(topic.name(), new Follower<>(topic, table));
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        open = consumer;
        read(consumer);
      } catch (WakeupException e) {
        LOG.debug("Reading was ended.");
      } catch (RuntimeException e) {
        // Whatever it is: tables that stand still and say nothing would be worse.
        LOG.warn("Topics of tables cannot be read, trying again: {}", e.toString());
        pause(Duration.ofSeconds(PAUSE_SECONDS));
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    Appearing appearing = new Appearing(consumer, followers.keySet());
    long lookedAt = System.nanoTime() - LOOK_FOR_TOPICS.toNanos();
    while (stopped.getCount() > 0) {
      if (!appearing.missing().isEmpty()
          && System.nanoTime() - lookedAt >= LOOK_FOR_TOPICS.toNanos()) {
        lookedAt = System.nanoTime();
        List<TopicPartition> found = appearing.assign();
        // Asked to seek in none, a consumer seeks in all it has.
        if (!found.isEmpty()) {
          consumer.seekToBeginning(found);
        }
      }
      if (consumer.assignment().isEmpty()) {
        pause(POLL);
        continue;
      }
      consumer.poll(POLL).forEach(record -> followers.get(record.topic()).take(record));
    }
  }

  private void pause(Duration time) {
    try {
      stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    KafkaConsumer<byte[], byte[]> reading = open;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PAUSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.pactwire.bench.latency;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees outcomes as a subscriber does, in a thread of its own, and takes the time of each. */
public final class Outcomes implements AutoCloseable {

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread reader = new Thread(this::read, "bench-outcomes");
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private volatile Histogram times = new Histogram(LONGEST_MICROS, 3);
  private volatile CountDownLatch missing = new CountDownLatch(0);
  private volatile boolean closed;

  /** Starts to read at the end of these partitions. */
  public Outcomes(String bootstrapServers, Collection<TopicPartition> partitions) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all = List.copyOf(partitions);
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    reader.start();
  }

  /** Begins a measurement of so many articles. */
  void expect(int articles) {
    times = new Histogram(LONGEST_MICROS, 3);
    missing = new CountDownLatch(articles);
  }

  /** Says when an article is due to be published. */
  void due(String articleId, long nanos) {
    due.put(articleId, nanos);
  }

  /** Waits until every expected article has come out. */
  Histogram awaitAll(Duration atMost) {
    try {
      if (!missing.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "%d articles had no outcome within %s.".formatted(missing.getCount(), atMost));
      }
      return times;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for outcomes.", e);
    }
  }

  private void read() {
    while (!closed) {
      consumer.poll(Duration.ofMillis(100)).forEach(this::take);
    }
    consumer.close();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Long since = due.remove(record.key());
    if (since != null) {
      long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - since);
      times.recordValue(Math.min(micros, LONGEST_MICROS));
      missing.countDown();
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    reader.join();
  }
}

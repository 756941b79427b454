package dev.pactwire.app.path;

import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes records as the ingest does: idempotent, acknowledged by all, compressed. */
final class Publisher implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(20);

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic = new Topics().articles().name();
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  Publisher(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topic.MAX_MESSAGE_BYTES,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Publishes all and returns when they are acknowledged. */
  void publish(List<Incoming> records) {
    records.forEach(this::send);
    producer.flush();
    failed.getNow(null);
  }

  /**
   * Publishes in the background, steadily.
   *
   * @return done when all are acknowledged
   */
  CompletableFuture<Void> publishSteadily(List<Incoming> records, int aSecond) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Iterator<Incoming> left = records.iterator();
    int aTick = Math.max(1, (int) (aSecond * TICK.toMillis() / 1_000));
    ScheduledFuture<?> ticking =
        ticks.scheduleAtFixedRate(
            () -> publishSome(left, aTick, done), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    return done.whenComplete((nothing, error) -> ticking.cancel(false));
  }

  private void publishSome(Iterator<Incoming> left, int most, CompletableFuture<Void> done) {
    for (int i = 0; i < most && left.hasNext(); i++) {
      send(left.next());
    }
    if (!left.hasNext()) {
      producer.flush();
      failed.whenComplete((nothing, error) -> done.completeExceptionally(error));
      done.complete(null);
    }
  }

  private void send(Incoming record) {
    producer.send(
        new ProducerRecord<>(topic, record.key(), record.value()),
        (metadata, error) -> {
          if (error != null) {
            failed.completeExceptionally(error);
          }
        });
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    producer.close(Duration.ofSeconds(10));
  }
}

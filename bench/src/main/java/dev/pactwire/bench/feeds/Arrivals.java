package dev.pactwire.bench.feeds;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what arrives on {@code news.articles} and takes the time since the poll that saw it. */
final class Arrivals implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final long JOIN_MS = TimeUnit.SECONDS.toMillis(10);

  private final Histogram millis = new Histogram(3);
  private final Thread thread;
  private volatile boolean closed;

  private Arrivals(String servers, Topic<String, Article> topic) {
    this.thread = new Thread(() -> read(servers, topic), "arrivals");
  }

  static Arrivals start(String servers, Topic<String, Article> topic) {
    Arrivals arrivals = new Arrivals(servers, topic);
    arrivals.thread.start();
    return arrivals;
  }

  private void read(String servers, Topic<String, Article> topic) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ConsumerConfig.GROUP_ID_CONFIG,
            "arrivals",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    Deserializer<String> keys = topic.keySerde().deserializer();
    try (KafkaConsumer<String, Article> consumer =
        new KafkaConsumer<>(settings, keys, topic.valueSerde().deserializer())) {
      consumer.subscribe(List.of(topic.name()));
      while (!closed) {
        consumer
            .poll(POLL)
            .forEach(
                each -> {
                  long at = System.currentTimeMillis();
                  millis.recordValue(Math.max(0, at - each.value().getFetchedAt().toEpochMilli()));
                });
      }
    }
  }

  /** Ends reading and tells the times in milliseconds. */
  Histogram times() throws InterruptedException {
    close();
    thread.join(JOIN_MS);
    return millis;
  }

  @Override
  public void close() {
    closed = true;
  }
}

package dev.pactwire.bench.cluster;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Publishes articles as ingest does: idempotent, acks=all, zstd. */
public final class Loader {

  private final String bootstrapServers;
  private final Topic<String, Article> topic;

  public Loader(String bootstrapServers, Topic<String, Article> topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /** A producer with the settings of ingest; the caller's to close. */
  public Producer<String, Article> producer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    return new KafkaProducer<>(
        settings, topic.keySerde().serializer(), topic.valueSerde().serializer());
  }

  /**
   * Publishes the articles 0 to {@code count} - 1.
   *
   * @return bytes of all values
   */
  public long load(IntFunction<Article> articles, int count) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    long bytes = 0;
    try (Producer<String, Article> producer = producer()) {
      for (int i = 0; i < count; i++) {
        Article article = articles.apply(i);
        bytes += topic.valueSerde().serializer().serialize(topic.name(), article).length;
        producer.send(
            new ProducerRecord<>(topic.name(), article.getArticleId(), article),
            (metadata, error) -> failure.compareAndSet(null, error));
      }
    }
    if (failure.get() != null) {
      throw new KafkaException("An article could not be published.", failure.get());
    }
    return bytes;
  }
}

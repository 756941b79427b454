package dev.pactwire.ingest.publish;

import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.FeedWatch;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes articles to {@code news.articles} and states of feeds to {@code news.feed-status}, keyed
 * by article and feed id. Idempotent with acks=all, so that a retry of the client neither doubles
 * nor reorders; compressed with zstd. When the broker is slow, {@code add} blocks at the producer's
 * bounded buffer, and with it whoever reads the feeds.
 */
public final class KafkaArticleSink implements ArticleSink {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaArticleSink.class);
  private static final Duration CLOSING = Duration.ofSeconds(20);
  private static final int BUFFER_BYTES = 32 << 20;
  private static final int BATCH_BYTES = 128 << 10;

  private final Producer<byte[], byte[]> producer;
  private final Topic<String, Article> articles;
  private final Topic<String, FeedStatus> statuses;
  private final Topic<String, FeedWatch> watches;

  /**
   * Connects.
   *
   * @param client properties of the Kafka client, at least {@code bootstrap.servers}; the
   *     guarantees cannot be switched off
   * @param topics the topic catalogue
   */
  public KafkaArticleSink(Map<String, ?> client, Topics topics) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "pactwire-ingest");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_MESSAGE_BYTES);
    properties.putAll(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    articles = topics.articles();
    statuses = topics.feedStatus();
    watches = topics.feedWatch();
  }

  @Override
  public Batch begin() {
    return new KafkaBatch();
  }

  @Override
  public void status(FeedStatus status) {
    send(statuses, status.getFeedId(), status);
  }

  @Override
  public void watch(FeedWatch watch) {
    send(watches, watch.getFeedId(), watch);
  }

  private <V> void send(Topic<String, V> topic, String feed, V value) {
    try {
      producer.send(
          record(topic, feed, value),
          (metadata, problem) -> {
            if (problem != null) {
              LOG.warn("{} of feed {} was not written: {}", topic.name(), feed, problem.toString());
            }
          });
    } catch (KafkaException problem) {
      LOG.warn("{} of feed {} was not written: {}", topic.name(), feed, problem.toString());
    }
  }

  private static <V> ProducerRecord<byte[], byte[]> record(
      Topic<String, V> topic, String key, V value) {
    return new ProducerRecord<>(
        topic.name(),
        topic.keySerde().serializer().serialize(topic.name(), key),
        topic.valueSerde().serializer().serialize(topic.name(), value));
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }

  private final class KafkaBatch implements Batch {

    private final List<Sent> sent = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();
    private String problem = "";

    @Override
    public void add(String where, Article article) {
      try {
        sent.add(new Sent(where, producer.send(record(articles, article.getArticleId(), article))));
      } catch (KafkaException refused) {
        failed(where, refused);
      }
    }

    @Override
    public Delivery await() {
      if (!sent.isEmpty()) {
        producer.flush();
      }
      for (Sent each : sent) {
        try {
          each.acknowledged().get();
        } catch (ExecutionException failed) {
          failed(each.where(), failed.getCause());
        } catch (InterruptedException interrupted) {
          throw new InterruptException(interrupted);
        }
      }
      return problem.isEmpty()
          ? new Delivery.Delivered(rejected)
          : new Delivery.Undelivered(problem);
    }

    /** What is too large now is too large for ever: the article's fault, not that of the way. */
    private void failed(String where, Throwable cause) {
      if (cause instanceof RecordTooLargeException) {
        rejected.add(
            where
                + " is too large to be written to "
                + articles.name()
                + ": "
                + cause.getMessage());
      } else {
        problem = "Articles could not be written to " + articles.name() + ": " + cause.getMessage();
      }
    }
  }

  private record Sent(String where, Future<RecordMetadata> acknowledged) {}
}

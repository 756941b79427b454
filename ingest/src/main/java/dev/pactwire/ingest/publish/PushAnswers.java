package dev.pactwire.ingest.publish;

import dev.pactwire.ingest.push.KeptAnswers;
import dev.pactwire.schemas.PushAnswer;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps answers to pushed requests in {@code news.push-answers}. An answer that could not be
 * written costs little: the request that is repeated then brings the same article once more, which
 * the processor recognises.
 */
public final class PushAnswers implements KeptAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(PushAnswers.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int DELIVERED_WITHIN_MILLIS = 10_000;

  /** As many answers as are remembered at most. */
  private static final long MOST_READ = 50_000;

  private final Topic<String, PushAnswer> topic;
  private final Producer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Thread follower;

  /**
   * Connects.
   *
   * @param client properties of the Kafka client, at least {@code bootstrap.servers}
   * @param topics the topic catalogue
   */
  public PushAnswers(Map<String, ?> client, Topics topics) {
    topic = topics.pushAnswers();
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "pactwire-push");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERED_WITHIN_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERED_WITHIN_MILLIS / 2);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERED_WITHIN_MILLIS);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void keep(Kept answer) {
    PushAnswer value = new PushAnswer(answer.digest(), answer.status(), answer.body());
    try {
      producer
          .send(
              new ProducerRecord<>(
                  topic.name(),
                  topic.keySerde().serializer().serialize(topic.name(), answer.key()),
                  topic.valueSerde().serializer().serialize(topic.name(), value)))
          .get();
    } catch (ExecutionException | KafkaException problem) {
      LOG.warn("An answer to a pushed request could not be kept: {}", problem.toString());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }

  @Override
  public void follow(Consumer<Kept> reader) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    // Older ones would be forgotten again.
    consumer
        .beginningOffsets(partitions)
        .forEach(
            (partition, first) ->
                consumer.seek(partition, Math.max(first, ends.get(partition) - MOST_READ)));
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(record -> tell(record, reader));
    }
    follower = new Thread(() -> goOn(reader), "push-answers");
    follower.setDaemon(true);
    follower.start();
  }

  private void goOn(Consumer<Kept> reader) {
    try {
      do {
        readOn(reader);
      } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (WakeupException | InterruptException | InterruptedException ended) {
      LOG.debug("Answers of other instances are no longer read.");
    } finally {
      consumer.close();
    }
  }

  /** Reads until something fails; where it was read up to is kept, so one may go on from there. */
  private void readOn(Consumer<Kept> reader) {
    try {
      while (closing.getCount() > 0) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> tell(record, reader));
      }
    } catch (WakeupException | InterruptException ended) {
      throw ended;
    } catch (RuntimeException problem) {
      LOG.warn(
          "Answers of other instances cannot be read, and are tried again in {} s: {}",
          PAUSE.toSeconds(),
          problem.toString());
    }
  }

  private void tell(ConsumerRecord<byte[], byte[]> record, Consumer<Kept> reader) {
    ReadRecord<PushAnswer> read = ReadRecord.of(topic, record);
    read.value()
        .ifPresent(
            answer ->
                reader.accept(
                    new Kept(
                        read.key(),
                        answer.getBodyDigest(),
                        answer.getStatus(),
                        answer.getAnswer())));
  }

  @Override
  public void close() {
    producer.close(CLOSING);
    if (follower == null) {
      consumer.close();
      return;
    }
    closing.countDown();
    consumer.wakeup();
    try {
      follower.join(CLOSING.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.pactwire.dashboard.topics;

import dev.pactwire.dashboard.window.DeadLetter;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends dead letters to news.articles again, byte for byte. */
public final class Resender implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;

  private final Map<String, Object> client;
  private final String articles;
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private Optional<KafkaProducer<byte[], byte[]>> producer = Optional.empty();

  /** What became of the wish to send a letter again. */
  public sealed interface Outcome {
    /** It stands in news.articles at this place. */
    record Sent(int partition, long offset) implements Outcome {}

    /** It is not sent, because it makes no sense. */
    record Refused(String reason) implements Outcome {}

    /** It could not be sent. */
    record Failed(String reason) implements Outcome {}
  }

  /**
   * Sends with these Kafka client settings; nothing is opened before there is something to send.
   */
  public Resender(Map<String, Object> client, Topics topics) {
    this.client = Map.copyOf(client);
    this.articles = topics.articles().name();
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer.isEmpty()) {
      Map<String, Object> settings = new HashMap<>(client);
      settings.put("acks", "all");
      settings.put("enable.idempotence", true);
      settings.put("client.id", "pactwire-dashboard-resend");
      settings.put("delivery.timeout.ms", 14_000);
      settings.put("request.timeout.ms", 10_000);
      settings.put("max.block.ms", 10_000);
      producer =
          Optional.of(
              new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }
    return producer.get();
  }

  /** Sends a letter again, once as long as this dashboard runs. */
  public Outcome resend(DeadLetter letter) {
    return resend(letter, false);
  }

  /**
   * Sends a letter again.
   *
   * @param force although this dashboard has done so before
   */
  public Outcome resend(DeadLetter letter, boolean force) {
    if (letter.cutFrom().isPresent()) {
      return cut(letter);
    }
    boolean first = done.add(letter.id());
    if (!first && !force) {
      return new Outcome.Refused("This record was sent again already.");
    }
    Outcome outcome = send(letter);
    if (first && !(outcome instanceof Outcome.Sent)) {
      done.remove(letter.id());
    }
    return outcome;
  }

  private Outcome cut(DeadLetter letter) {
    return new Outcome.Refused(
        "Only the beginning of this record is kept; the whole stands at %s in %s."
            .formatted(letter.origin(), articles));
  }

  /** Whether a letter was sent again while this dashboard ran. */
  public boolean isDone(String id) {
    return done.contains(id);
  }

  private Outcome send(DeadLetter letter) {
    return begin(letter).get();
  }

  /**
   * Begins to send a letter again, for whoever sends many: brokers take them in batches.
   *
   * @return waits for what became of it
   */
  public Supplier<Outcome> begin(DeadLetter letter) {
    if (letter.cutFrom().isPresent()) {
      return () -> cut(letter);
    }
    Header from =
        new RecordHeader(OutcomeHeaders.RESENT, letter.id().getBytes(StandardCharsets.UTF_8));
    try {
      Future<RecordMetadata> sent =
          producer()
              .send(
                  new ProducerRecord<>(
                      articles,
                      null,
                      letter.key().orElse(null),
                      letter.value().orElse(null),
                      List.of(from)));
      return () -> await(sent);
    } catch (KafkaException e) {
      return () -> new Outcome.Failed("It could not be sent: the brokers do not answer.");
    }
  }

  private static Outcome await(Future<RecordMetadata> sent) {
    try {
      RecordMetadata place = sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new Outcome.Sent(place.partition(), place.offset());
    } catch (ExecutionException e) {
      return new Outcome.Failed("It could not be sent: " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      return new Outcome.Failed("It could not be sent: the brokers do not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("It could not be sent: the dashboard is being stopped.");
    }
  }

  @Override
  public synchronized void close() {
    producer.ifPresent(open -> open.close(Duration.ofSeconds(2)));
  }
}

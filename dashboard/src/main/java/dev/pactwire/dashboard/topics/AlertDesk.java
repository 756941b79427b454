package dev.pactwire.dashboard.topics;

import dev.pactwire.dashboard.alerts.NoteRules;
import dev.pactwire.schemas.AlertAction;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.AlertNote;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to news.alert-notes who acknowledges and who mutes alerts. Thread-safe; nothing is opened
 * before there is something to write.
 */
public final class AlertDesk implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 15;

  private final Map<String, Object> client;
  private final Topic<String, AlertNote> topic;
  private final Clock clock;
  private Optional<KafkaProducer<String, byte[]>> producer = Optional.empty();

  /** What became of the wish to write a note. */
  public sealed interface Outcome {
    /** It is written. */
    record Written(AlertNote note) implements Outcome {}

    /** It makes no sense. */
    record Refused(String reason) implements Outcome {}

    /** It could not be written. */
    record Failed(String reason) implements Outcome {}
  }

  /**
   * Writes with these Kafka client settings.
   *
   * @param clock says when a note is written
   */
  public AlertDesk(Map<String, Object> client, Topics topics, Clock clock) {
    this.client = Map.copyOf(client);
    this.topic = topics.alertNotes();
    this.clock = clock;
  }

  /**
   * Somebody takes care of an alert.
   *
   * @param id id of the alert
   */
  public Outcome acknowledge(String id, String by, String reason) {
    return write(AlertAction.ACKNOWLEDGED, id, by, reason, Optional.empty());
  }

  /**
   * Alerts are sent to nobody for a while.
   *
   * @param target what they are about, as {@link AlertNames#about} says, or their kind
   * @param until at most {@link NoteRules#LONGEST_MUTE} from now
   */
  public Outcome mute(String target, String by, String reason, Instant until) {
    return write(AlertAction.MUTED, target, by, reason, Optional.of(until));
  }

  /** Alerts are sent again. */
  public Outcome unmute(String target, String by, String reason) {
    return write(AlertAction.UNMUTED, target, by, reason, Optional.empty());
  }

  private Outcome write(
      AlertAction action, String target, String by, String reason, Optional<Instant> until) {
    AlertNote note =
        AlertNote.newBuilder()
            .setAction(action)
            .setTarget(target)
            .setBy(by.strip())
            .setAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .setReason(reason.strip())
            .setUntil(until.map(at -> at.truncatedTo(ChronoUnit.MILLIS)).orElse(null))
            .build();
    Optional<String> objection = NoteRules.objection(note);
    return objection.isPresent() ? new Outcome.Refused(objection.get()) : send(note);
  }

  private Outcome send(AlertNote note) {
    try {
      byte[] value = topic.valueSerde().serializer().serialize(topic.name(), note);
      producer()
          .send(new ProducerRecord<>(topic.name(), AlertNames.key(note), value))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new Outcome.Written(note);
    } catch (ExecutionException e) {
      return new Outcome.Failed("It could not be written: " + e.getCause().getMessage());
    } catch (TimeoutException | KafkaException e) {
      return new Outcome.Failed("It could not be written: the brokers do not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("It could not be written: this program is being stopped.");
    }
  }

  private synchronized KafkaProducer<String, byte[]> producer() {
    if (producer.isEmpty()) {
      Map<String, Object> settings = new HashMap<>(client);
      settings.put("acks", "all");
      settings.put("enable.idempotence", true);
      settings.put("client.id", "pactwire-alert-notes");
      settings.put("delivery.timeout.ms", 14_000);
      settings.put("request.timeout.ms", 10_000);
      settings.put("max.block.ms", 10_000);
      producer =
          Optional.of(
              new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
    }
    return producer.get();
  }

  @Override
  public synchronized void close() {
    producer.ifPresent(open -> open.close(Duration.ofSeconds(2)));
  }
}

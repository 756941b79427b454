package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.dashboard.alerts.AlertState;
import dev.pactwire.dashboard.topics.AlertDesk;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.AlertNote;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** The alerts of running brokers, and what people say about them. */
public final class AlertLog {
  private final Connection connection;
  private final Topics topics;
  private final Clock clock = Clock.systemUTC();

  /** Nothing is read yet; {@link #read()} opens a consumer of its own. */
  public AlertLog(Connection connection) {
    this.connection = connection;
    this.topics = connection.topics();
  }

  /** The time by which mutes end: that of this machine. */
  public Instant now() {
    return clock.instant();
  }

  /** Reads all alerts and notes that the topics hold at this moment. */
  public AlertBook read() {
    AlertBook book = new AlertBook();
    Topic<String, Alert> alerts = topics.alerts();
    Topic<String, AlertNote> notes = topics.alertNotes();
    try (LogReader log =
        new LogReader(connection.client(), List.of(alerts.name(), notes.name()), Span.ALL)) {
      log.readOn(
          record -> {
            if (record.key() == null) {
              return;
            }
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.topic().equals(alerts.name())) {
              book.alert(key, value(alerts, record));
            } else {
              book.note(key, value(notes, record));
            }
          });
    }
    return book;
  }

  /** What cannot be read is as if it were not there. */
  private static <T> T value(Topic<String, T> topic, ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null
          ? null
          : topic.valueSerde().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      return null;
    }
  }

  /**
   * An alert by its id or its handle.
   *
   * @throws CommandFailure when there is none
   */
  public static AlertState find(AlertBook book, String name, Instant now) {
    List<AlertState> found =
        book.all(now).stream()
            .filter(
                state ->
                    state.alert().getId().equals(name)
                        || AlertNames.handle(state.alert().getId()).equals(name))
            .toList();
    if (found.isEmpty()) {
      throw CommandFailure.failed(
          "There is no alert '%s' in news.alerts; pactwire alerts list shows those there are."
              .formatted(name));
    }
    if (found.size() > 1) {
      throw CommandFailure.wrongUsage(
          "'%s' means more than one alert; give the whole id.".formatted(name));
    }
    return found.get(0);
  }

  /** Where notes are written. */
  public AlertDesk desk() {
    return new AlertDesk(connection.client(), topics, clock);
  }
}

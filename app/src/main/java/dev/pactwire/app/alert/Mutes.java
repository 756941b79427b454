package dev.pactwire.app.alert;

import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertNote;
import dev.pactwire.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is muted, as it stands in news.alert-notes whenever it is asked. Not thread-safe. */
final class Mutes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Mutes.class);

  private final Map<String, Object> client;
  private final Topic<String, AlertNote> topic;
  private final AlertBook book = new AlertBook();
  private Optional<LogReader> log = Optional.empty();

  Mutes(Map<String, Object> client, Topic<String, AlertNote> topic) {
    this.client = Map.copyOf(client);
    this.topic = topic;
  }

  boolean isMuted(Alert alert, Instant now) {
    if (log.isEmpty()) {
      log = Optional.of(new LogReader(client, List.of(topic.name()), Span.ALL));
    }
    try {
      log.get().readOn(this::read);
    } catch (RuntimeException e) {
      // It may stand behind a note that was not understood, as while a registry was away.
      log.get().close();
      log = Optional.empty();
      throw e;
    }
    return book.muted(alert, now).isPresent();
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    try {
      book.note(
          key,
          record.value() == null
              ? null
              : topic.valueSerde().deserializer().deserialize(topic.name(), record.value()));
    } catch (SerializationException e) {
      LOG.warn("Offset {} of {} is no note about alerts.", record.offset(), record.topic());
    }
  }

  @Override
  public void close() {
    log.ifPresent(LogReader::close);
  }
}

package dev.pactwire.dashboard.topics;

import dev.pactwire.dashboard.window.DeadLetter;
import dev.pactwire.schemas.OutcomeHeaders;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Reads records of news.dead-letters. */
public final class DeadLetterRecord {
  private static final String PREFIX = "pactwire.dead-letter.";

  private DeadLetterRecord() {}

  /** What a record says; headers that are missing count as empty. */
  public static DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    return new DeadLetter(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()),
        OutcomeHeaders.text(headers, PREFIX + "truncated-from").flatMap(DeadLetterRecord::number),
        text(headers, "stage"),
        text(headers, "node"),
        text(headers, "exception"),
        text(headers, "message"),
        OutcomeHeaders.text(headers, OutcomeHeaders.ORIGIN).orElse(""),
        OutcomeHeaders.text(headers, OutcomeHeaders.SOURCE).orElse(""));
  }

  private static String text(Headers headers, String name) {
    return OutcomeHeaders.text(headers, PREFIX + name).orElse("");
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}

package dev.pactwire.processor.rounds;

import dev.pactwire.processor.alert.OpenRecords;
import dev.pactwire.processor.rounds.Findings.Finding;
import dev.pactwire.processor.span.Slices;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Has every incoming record one outcome? It reads no articles: how far news.articles reaches is
 * asked, and outcomes name their record. An offset that stays open is looked up before anything is
 * said of it: those of transaction markers, and of records that have gone, are none.
 */
final class LedgerRound {

  private static final Duration LOOK_UP = Duration.ofSeconds(2);
  private static final Duration DOUBLE_MATTERS = Duration.ofHours(1);
  private static final int LOOK_UPS = 500;
  private static final int MOST_DOUBLED = 1_000;

  private final KafkaConsumer<byte[], byte[]> questions;
  private final String topic;
  private final RoundSettings settings;
  private final OpenRecords open = new OpenRecords();
  private final Deque<Doubled> doubled = new ArrayDeque<>();
  private Optional<ConsumerRecord<byte[], byte[]>> oldest = Optional.empty();
  private long latestOutcome = Long.MIN_VALUE;
  private int lookUps;

  private record Doubled(Position position, Instant seen) {}

  /**
   * Begins with what arrived from a moment on.
   *
   * @param questions for questions to the brokers
   */
  LedgerRound(
      KafkaConsumer<byte[], byte[]> questions, String topic, RoundSettings settings, Instant from) {
    this.questions = questions;
    this.topic = topic;
    this.settings = settings;
    slices(new Span(from, Span.ALL.to()))
        .parts()
        .forEach((partition, part) -> open.begins(partition.partition(), part.first()));
  }

  private Slices slices(Span span) {
    return Slices.of(questions, topic, span);
  }

  /** An outcome has been read. */
  void became(OutcomeHeaders outcome, long arrival, Instant now) {
    latestOutcome = Math.max(latestOutcome, arrival);
    Position position = outcome.origin();
    boolean again = open.became(position.partition(), position.offset());
    // Of one record there may be several dead letters: each of its copies may have been refused.
    if (again && outcome.outcome() != Outcome.DEAD_LETTER) {
      doubled.addLast(new Doubled(position, now));
      if (doubled.size() > MOST_DOUBLED) {
        doubled.removeFirst();
      }
    }
  }

  /** What is wrong, when all outcomes there are have been read. */
  Optional<Finding> look(Instant now) {
    slices(new Span(now.minus(settings.horizon()), Span.ALL.to()))
        .parts()
        .forEach((partition, part) -> open.forgetBefore(partition.partition(), part.first()));
    oldest = Optional.empty();
    long missing = 0;
    lookUps = LOOK_UPS;
    Slices due = slices(new Span(Instant.EPOCH, now.minus(settings.outcome())));
    for (TopicPartition partition : due.parts().keySet()) {
      long end = due.parts().get(partition).end();
      if (isAnyMissing(partition, end)) {
        missing += open.count(partition.partition(), end);
      }
    }
    while (!doubled.isEmpty() && doubled.peekFirst().seen().isBefore(now.minus(DOUBLE_MATTERS))) {
      doubled.removeFirst();
    }
    return oldest.isEmpty() && doubled.isEmpty() ? Optional.empty() : Optional.of(found(missing));
  }

  /** Looks open offsets up, the first ones first, until one is a record. */
  private boolean isAnyMissing(TopicPartition partition, long end) {
    OptionalLong first = open.first(partition.partition(), end);
    while (first.isPresent() && lookUps > 0) {
      lookUps--;
      Optional<Boolean> there = lookUp(partition, first.getAsLong());
      if (there.isEmpty() || there.get()) {
        return there.isPresent();
      }
      open.became(partition.partition(), first.getAsLong());
      first = open.first(partition.partition(), end);
    }
    return false;
  }

  /** Whether there is a record; empty when the brokers did not say. */
  private Optional<Boolean> lookUp(TopicPartition partition, long offset) {
    questions.assign(List.of(partition));
    questions.seek(partition, offset);
    List<ConsumerRecord<byte[], byte[]>> found = questions.poll(LOOK_UP).records(partition);
    if (found.isEmpty()) {
      return questions.position(partition) > offset ? Optional.of(false) : Optional.empty();
    }
    ConsumerRecord<byte[], byte[]> record = found.get(0);
    if (record.offset() != offset) {
      return Optional.of(false);
    }
    if (oldest.filter(known -> known.timestamp() <= record.timestamp()).isEmpty()) {
      oldest = Optional.of(record);
    }
    return Optional.of(true);
  }

  private Finding found(long missing) {
    StringBuilder note = new StringBuilder();
    Instant since = oldest.map(r -> Instant.ofEpochMilli(r.timestamp())).orElse(Instant.MAX);
    oldest.ifPresent(
        record -> {
          boolean passed = latestOutcome > record.timestamp() + settings.outcome().toMillis();
          note.append(
              "%d records of %s have no outcome after %d s; the first is %d:%d, which arrived at %s. %s"
                  .formatted(
                      missing,
                      topic,
                      settings.outcome().toSeconds(),
                      record.partition(),
                      record.offset(),
                      Instant.ofEpochMilli(record.timestamp()).truncatedTo(ChronoUnit.SECONDS),
                      passed
                          ? "Later ones have theirs: it may be lost."
                          : "Later ones have none either: the processors are behind, or stand still."));
        });
    if (!doubled.isEmpty()) {
      Doubled first = doubled.peekFirst();
      note.append(note.isEmpty() ? "" : " ")
          .append(
              "%d records have more than one outcome, among them %s."
                  .formatted(doubled.size(), first.position()));
      since = since.isBefore(first.seen()) ? since : first.seen();
    }
    return new Finding(since, (int) Math.min(missing + doubled.size(), 1 << 30), note.toString());
  }
}

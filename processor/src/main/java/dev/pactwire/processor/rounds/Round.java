package dev.pactwire.processor.rounds;

import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What one watch has in mind while it goes its rounds. */
final class Round implements AutoCloseable {

  private static final Duration LOOK_BACK = Duration.ofHours(1);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int LEDGER_ENDS = 4;

  /**
   * The consumer's own limit of 50 MB would weigh more than all the rest; and whoever asks for a
   * topic must not be the one who makes it.
   */
  private static final Map<String, Object> SMALL =
      Map.of(
          "fetch.max.bytes",
          8 * 1024 * 1024,
          "max.poll.records",
          200,
          "allow.auto.create.topics",
          false);

  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> questions;
  private final LogReader outcomes;
  private final LedgerRound ledger;
  private final DeliveryRound delivery;
  private final Findings ledgerFindings;
  private final Findings deliveryFindings;

  /**
   * Goes on where another watch has ended.
   *
   * @param unended alerts that have not ended
   */
  Round(
      Map<String, Object> client,
      Topics topics,
      RoundSettings settings,
      List<Alert> unended,
      Instant now) {
    Map<String, Object> small = new HashMap<>(client);
    small.putAll(SMALL);
    Instant from = from(settings, unended, now);
    this.topics = topics;
    this.questions = LogReader.consumer(small);
    try {
      this.ledger = new LedgerRound(questions, topics.articles().name(), settings, from);
      this.delivery = new DeliveryRound(questions, topics, settings);
      this.outcomes =
          new LogReader(
              small,
              List.of(
                  topics.classified().name(),
                  topics.duplicates().name(),
                  topics.deadLetters().name()),
              new Span(from, Span.ALL.to()));
    } catch (RuntimeException e) {
      // Nobody else could close it.
      questions.close();
      throw e;
    }
    this.ledgerFindings = new Findings(AlertKind.LEDGER, LEDGER_ENDS, unended);
    this.deliveryFindings = new Findings(AlertKind.DELIVERY, 1, unended);
  }

  /** An hour back, or to what is still missing. */
  private static Instant from(RoundSettings settings, List<Alert> unended, Instant now) {
    Instant missing =
        unended.stream()
            .filter(alert -> alert.getKind() == AlertKind.LEDGER)
            .map(alert -> alert.getSince().minus(MARGIN))
            .min(Instant::compareTo)
            .orElse(now);
    Instant back = now.minus(LOOK_BACK);
    Instant from = missing.isBefore(back) ? missing : back;
    Instant horizon = now.minus(settings.horizon());
    return from.isBefore(horizon) ? horizon : from;
  }

  /**
   * Reads all outcomes there are, and looks; returns alerts that begin or end.
   *
   * @param stopped whether to give up
   */
  List<Alert> look(Instant now, BooleanSupplier stopped) {
    outcomes.readOn(
        record -> {
          if (stopped.getAsBoolean()) {
            throw new StoppedException();
          }
          read(record, now);
        });
    List<Alert> alerts = new ArrayList<>();
    ledgerFindings.look(topics.articles().name(), ledger.look(now), now).ifPresent(alerts::add);
    Map<String, Optional<Findings.Finding>> delivered = delivery.look(now);
    delivered.forEach(
        (topic, finding) -> deliveryFindings.look(topic, finding, now).ifPresent(alerts::add));
    return alerts;
  }

  private void read(ConsumerRecord<byte[], byte[]> record, Instant now) {
    OutcomeHeaders.read(record.headers())
        .ifPresent(
            outcome -> {
              ledger.became(outcome, record.timestamp(), now);
              if (record.topic().equals(topics.classified().name())) {
                delivery.told(record, outcome, now);
              }
            });
  }

  @Override
  public void close() {
    outcomes.close();
    questions.close();
  }

  /** Somebody wants the rounds to end. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoppedException() {
      super(null, null, false, false);
    }
  }
}

package dev.pactwire.processor.rounds;

import dev.pactwire.processor.rounds.Findings.Finding;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * Does every output get what it should? Real articles are the canaries: for each topic of a label
 * one that was told with that label is kept in mind, until the topic is seen to hold a record that
 * arrived no earlier. So no invented article is needed, and a topic to which nothing belongs is
 * never called still.
 */
final class DeliveryRound {

  private static final Set<Outcome> NEWS = Set.of(Outcome.NEW, Outcome.UPDATED, Outcome.CORRECTED);

  private final KafkaConsumer<byte[], byte[]> questions;
  private final Topics topics;
  private final RoundSettings settings;
  private final Map<String, Canary> canaries = new TreeMap<>();

  private record Canary(Position origin, long arrival, Instant told) {}

  DeliveryRound(KafkaConsumer<byte[], byte[]> questions, Topics topics, RoundSettings settings) {
    this.questions = questions;
    this.topics = topics;
    this.settings = settings;
  }

  /** A record of news.classified has been read. */
  void told(ConsumerRecord<byte[], byte[]> record, OutcomeHeaders outcome, Instant now) {
    if (NEWS.contains(outcome.outcome())) {
      Canary canary = new Canary(outcome.origin(), record.timestamp(), now);
      outputs(record.headers()).forEach(topic -> canaries.putIfAbsent(topic, canary));
    }
  }

  private List<String> outputs(Headers headers) {
    List<String> outputs = new ArrayList<>();
    ids(headers, OutcomeHeaders.REGIONS).forEach(id -> outputs.add(topics.region(id).name()));
    ids(headers, OutcomeHeaders.ALLIANCES).forEach(id -> outputs.add(topics.alliance(id).name()));
    return outputs.isEmpty() ? List.of(topics.unmatched().name()) : outputs;
  }

  private static List<String> ids(Headers headers, String name) {
    return OutcomeHeaders.text(headers, name).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .filter(id -> !id.isBlank())
        .toList();
  }

  /** What is wrong with each topic that should have got something; empty where nothing is. */
  Map<String, Optional<Finding>> look(Instant now) {
    Map<String, Canary> due = new HashMap<>(canaries);
    due.values().removeIf(canary -> canary.told().plus(settings.delivery()).isAfter(now));
    if (due.isEmpty()) {
      return Map.of();
    }
    Set<String> there = questions.listTopics().keySet();
    Map<TopicPartition, Long> asked = new HashMap<>();
    due.forEach(
        (topic, canary) -> {
          if (there.contains(topic)) {
            asked.put(new TopicPartition(topic, 0), canary.arrival());
          }
        });
    Map<TopicPartition, OffsetAndTimestamp> answers = questions.offsetsForTimes(asked);
    Map<String, Optional<Finding>> findings = new TreeMap<>();
    due.forEach(
        (topic, canary) -> {
          boolean delivered = answers.get(new TopicPartition(topic, 0)) != null;
          findings.put(
              topic,
              delivered ? Optional.empty() : Optional.of(found(canary, there.contains(topic))));
          if (delivered) {
            canaries.remove(topic);
          }
        });
    return findings;
  }

  private static Finding found(Canary canary, boolean exists) {
    Instant arrival = Instant.ofEpochMilli(canary.arrival());
    return new Finding(
        arrival,
        1,
        "%s: the article at %s in news.articles was told with this label, arrived at %s, and nothing as late as that is there."
            .formatted(
                exists ? "The topic stands still" : "The topic does not exist",
                canary.origin(),
                arrival.truncatedTo(ChronoUnit.SECONDS)));
  }
}

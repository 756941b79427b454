package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.alert.Burst;
import dev.pactwire.processor.run.Watching;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.Sighting;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What stands committed of a watch: what it read, the log between its parts, what it told. */
final class WatchLog {

  /** Where all sightings meet. */
  private static final String SIGHTINGS = Watching.APPLICATION_ID + "-sightings-repartition";

  private static final Deserializer<Sighting> READER =
      WireFormat.SINGLE_OBJECT.serde(Sighting.class).deserializer();

  private final Topics topics = new Topics();
  private final CommittedLog log;

  WatchLog(CommittedLog log) {
    this.log = log;
  }

  /** Whether all that was read has been sighted, and all that was sighted counted. */
  boolean isComplete() {
    Recount recount = recount();
    return log.read(SIGHTINGS).size() >= inputs().size()
        && log.read(topics.counts().name()).size() >= recount.told()
        && bursts(false).size() >= recount.began().size()
        && bursts(true).size() >= recount.ended().size();
  }

  /**
   * Each input was sighted once; each sighting counted once, in its window; each burst told once.
   */
  void assertAsRecounted() {
    assertThat(log.read(SIGHTINGS).stream().map(WatchLog::named).sorted().toList())
        .isEqualTo(inputs());
    Recount recount = recount();
    assertThat(counts()).isEqualTo(recount.counts());
    assertThat(recount.late()).as("late ones").isPositive();
    assertThat(recount.forgotten()).as("ones that are too late").isPositive();
    assertThat(bursts(false))
        .isNotEmpty()
        .containsExactlyElementsOf(recount.began().stream().map(WatchLog::words).toList());
    assertThat(bursts(true))
        .containsExactlyInAnyOrderElementsOf(
            recount.ended().stream().map(WatchLog::words).toList());
  }

  private Recount recount() {
    Recount recount = new Recount();
    log.read(SIGHTINGS)
        .forEach(r -> recount.sighted(Instant.ofEpochMilli(r.timestamp()), sighting(r)));
    return recount;
  }

  private static Sighting sighting(ConsumerRecord<byte[], byte[]> record) {
    return READER.deserialize(record.topic(), record.value());
  }

  private static String named(ConsumerRecord<byte[], byte[]> record) {
    return sighting(record).getArticleId() + " " + record.timestamp();
  }

  /** Article and arrival of all that is to be sighted, sorted. */
  private List<String> inputs() {
    Stream<ConsumerRecord<byte[], byte[]>> told =
        log.read(topics.classified().name()).stream()
            .filter(r -> value(topics.classified(), r).getChange() != Change.RETRACTED);
    Stream<ConsumerRecord<byte[], byte[]>> copies =
        log.read(topics.duplicates().name()).stream()
            .filter(r -> outcome(r) != Outcome.SAME_ARTICLE);
    return Stream.concat(told, copies).map(r -> key(r) + " " + r.timestamp()).sorted().toList();
  }

  private static Outcome outcome(ConsumerRecord<byte[], byte[]> record) {
    return OutcomeHeaders.read(record.headers()).orElseThrow().outcome();
  }

  private Map<String, List<Integer>> counts() {
    Map<String, List<Integer>> counts = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : log.read(topics.counts().name())) {
      counts
          .computeIfAbsent(key(record), k -> new ArrayList<>())
          .add(value(topics.counts(), record).getCount());
    }
    return counts;
  }

  /** Bursts in the order in which they were told. */
  private List<String> bursts(boolean ended) {
    return log.read(topics.alerts().name()).stream()
        .map(record -> value(topics.alerts(), record))
        // Silences go by the clock.
        .filter(a -> a.getKind() == AlertKind.BURST && a.getUntil().isPresent() == ended)
        .map(
            a ->
                words(
                    new Burst(
                        a.getSince(),
                        a.getUntil(),
                        a.getCount(),
                        a.getExpected(),
                        a.getArticleIds())))
        .toList();
  }

  private static String words(Burst burst) {
    return burst.toString();
  }

  private static <T extends SpecificRecord> T value(
      Topic<String, T> topic, ConsumerRecord<byte[], byte[]> record) {
    return topic.valueSerde().deserializer().deserialize(record.topic(), record.value());
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}

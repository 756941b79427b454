package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.ledger.LedgerReader;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.guarantee.Guarantee;
import dev.pactwire.testkit.guarantee.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a test asks of the brokers when articles have gone the whole path. */
final class PathRun {

  /** Log between the two halves of the topology. */
  static final String BLOCKS = ProcessorConfig.APPLICATION_ID + "-language-blocks-repartition";

  /** Settings without which a test could not look back, or would wait for long. */
  static final Map<String, String> SETTINGS =
      Map.of(
          // The log of the language blocks is read in the end; it is purged after each commit.
          "repartition.purge.interval.ms",
          Long.toString(Duration.ofHours(1).toMillis()),
          // A killed member is given up after this time; brokers allow no shorter one.
          "session.timeout.ms",
          "6000",
          "heartbeat.interval.ms",
          "1000");

  private final String bootstrapServers;
  private final Topics topics = new Topics();

  PathRun(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Creates the topics, as the first program to start does. */
  void createTopics() {
    Taxonomy taxonomy = Taxonomy.bundled();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      new TopicSetup(admin).ensure(topics.all(taxonomy.regionIds(), taxonomy.allianceIds()));
    }
  }

  /** Waits until each of so many incoming records has its outcome. */
  LedgerReport awaitBalance(long records, Duration atMost) {
    try (LedgerReader reader =
        new LedgerReader(Map.of("bootstrap.servers", bootstrapServers), topics)) {
      LedgerReport[] last = {reader.read()};
      try {
        Await.until(
            "every incoming record has one outcome",
            atMost,
            () -> {
              last[0] = reader.read();
              return last[0].totalIn() == records && last[0].missingInAll() == 0;
            });
      } catch (AssertionError e) {
        throw new AssertionError(
            "%s; in %d of %d, missing %s"
                .formatted(e.getMessage(), last[0].totalIn(), records, last[0].missing()),
            e);
      }
      assertThat(last[0].balances()).as("%s", last[0]).isTrue();
      return last[0];
    }
  }

  /** All promises are kept, and each record had the fate it has in a run without faults. */
  void assertAsWithoutFaults(Path freshState) {
    Observation observation = Observation.of(bootstrapServers, topics);
    Guarantee.assertAllHold(observation);
    Fates fates = new Fates(origin -> origin);
    observation.outputs().forEach(r -> fates.enter(r.topic(), r.value(), r.headers()));
    assertSame(fates.all(), ReferenceRun.of(committedOrder(), freshState));
  }

  private List<ConsumerRecord<byte[], byte[]>> committedOrder() {
    try (CommittedLog log = new CommittedLog(bootstrapServers)) {
      return CommittedOrder.of(log.read(topics.articles().name()), log.read(BLOCKS));
    }
  }

  private static void assertSame(
      SortedMap<Position, SortedMap<String, String>> found,
      SortedMap<Position, SortedMap<String, String>> expected) {
    SortedMap<Position, String> differences = new TreeMap<>();
    expected.forEach(
        (position, fate) -> {
          if (!fate.equals(found.get(position))) {
            differences.put(
                position, "\nwithout faults: " + fate + "\nhere: " + found.get(position));
          }
        });
    assertThat(differences.entrySet().stream().limit(3).toList())
        .as("%d records with another fate than without faults", differences.size())
        .isEmpty();
    assertThat(found.keySet()).isEqualTo(expected.keySet());
  }
}

package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.ChildJvm;
import dev.pactwire.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A processor that is killed again and again while articles come in leads to the same outputs as
 * one that never was.
 */
@Timeout(600)
class KillProcessorIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int SLICE = 420;
  private static final int A_SECOND = 100;
  private static final int LOSES_ITS_FOLDER = 4;
  private static final int KILLED = 128 + 9;
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path state;
  @TempDir private Path reference;

  @Test
  @Tag("fault-1")
  @Tag("fault-2")
  @Tag("fault-3")
  @Tag("fault-4")
  @Tag("fault-14")
  void killedAtAnyMomentLosesAndDoublesNothing() throws Exception {
    // Given
    long seed = Seeds.of(KillProcessorIT.class);
    System.out.println("KillProcessorIT: seed " + seed);
    Random random = new Random(seed);
    List<Death> deaths = deaths(random);
    List<Incoming> articles = ArticleMix.of(seed, SLICE * (deaths.size() + 1));
    try (DataDirectory directory = DataDirectory.temporary();
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Publisher publisher = new Publisher(broker.bootstrapServers());
        CommittedLog log = new CommittedLog(broker.bootstrapServers())) {
      PathRun run = new PathRun(broker.bootstrapServers());
      run.createTopics();

      // When
      CompletableFuture<Void> published = CompletableFuture.completedFuture(null);
      int next = 0;
      for (Death death : deaths) {
        published.join();
        published = publisher.publishSteadily(articles.subList(next, next + SLICE), A_SECOND);
        next += SLICE;
        die(death, broker.bootstrapServers(), log);
        if (death.equals(deaths.get(LOSES_ITS_FOLDER))) {
          delete(state);
        }
      }

      // Then
      published.join();
      publisher.publish(articles.subList(next, next + SLICE));
      try (ChildJvm last =
          ProcessorProcess.start(broker.bootstrapServers(), state, PathRun.SETTINGS)) {
        LedgerReport ledger = run.awaitBalance(articles.size(), SOON);
        assertThat(ledger.total(Outcome.NEAR_DUPLICATE)).isPositive();
        last.terminate();
        assertThat(last.awaitExit(SOON)).as("%s", last.errors()).isEqualTo(TERMINATED);
      }
      run.assertAsWithoutFaults(reference);
    }
  }

  /**
   * When a processor is killed.
   *
   * @param moment line of its log at which it dies, or "never" by itself
   * @param outcomes if it does not die by itself, committed outcomes after which it is killed
   */
  private record Death(String moment, int outcomes) {

    static Death at(String logger, String line, int nth) {
      return new Death("org.apache.kafka." + logger + "|" + line + "|" + nth, 0);
    }

    static Death after(int outcomes) {
      return new Death("never", outcomes);
    }
  }

  private static List<Death> deaths(Random random) {
    String transactions = "clients.producer.internals.TransactionManager";
    String restoring = "streams.processor.internals.StoreChangelogReader";
    String thread = "streams.processor.internals.StreamThread";
    return List.of(
        Death.at(thread, "STARTING to PARTITIONS_ASSIGNED", 1 + random.nextInt(2)),
        // Before the transaction's end is asked for, while much is sent.
        Death.at(transactions, "IN_TRANSACTION to COMMITTING_TRANSACTION", 1 + random.nextInt(3)),
        Death.after(40 + random.nextInt(200)),
        Death.at(restoring, "Finished restoring changelog", 1 + random.nextInt(10)),
        // After its end, of which the processor does not learn any more.
        Death.at(transactions, "COMMITTING_TRANSACTION to READY", 1 + random.nextInt(3)),
        Death.after(40 + random.nextInt(200)),
        Death.at(transactions, "READY to IN_TRANSACTION", 2 + random.nextInt(3)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private void die(Death death, String brokers, CommittedLog log) {
    Topics topics = new Topics();
    String[] told = {topics.classified().name(), topics.duplicates().name()};
    long before = log.reach(told);
    try (ChildJvm processor =
        ProcessorProcess.startToDie(death.moment(), brokers, state, PathRun.SETTINGS)) {
      if (death.outcomes() > 0) {
        Await.until("some progress", SOON, () -> log.reach(told) >= before + death.outcomes());
        processor.kill();
      }
      assertThat(processor.awaitExit(SOON)).as("%s", processor.errors()).isEqualTo(KILLED);
    }
  }
}

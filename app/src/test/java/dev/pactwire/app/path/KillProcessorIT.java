package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.ChildJvm;
import dev.pactwire.testkit.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
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
          ProcessorProcess.lose(state);
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

  private static List<Death> deaths(Random random) {
    return List.of(
        Death.startingToWork(1 + random.nextInt(2)),
        Death.beforeCommit(1 + random.nextInt(3)),
        Death.after(40 + random.nextInt(200)),
        Death.restoring(1 + random.nextInt(10)),
        Death.afterCommit(1 + random.nextInt(3)),
        Death.after(40 + random.nextInt(200)),
        Death.beginningTransaction(2 + random.nextInt(3)));
  }

  private void die(Death death, String brokers, CommittedLog log) {
    Topics topics = new Topics();
    String[] told = {topics.classified().name(), topics.duplicates().name()};
    death.meet(
        moment -> ProcessorProcess.startToDie(moment, brokers, state, PathRun.SETTINGS),
        () -> log.reach(told),
        () -> {});
  }
}

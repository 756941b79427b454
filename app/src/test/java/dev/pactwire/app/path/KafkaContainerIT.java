package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.guarantee.Guarantee;
import dev.pactwire.testkit.guarantee.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The whole path against the released broker in a container; left out where no engine runs. */
@Testcontainers(disabledWithoutDocker = true)
@Timeout(600)
class KafkaContainerIT {

  private static final Duration SOON = Duration.ofSeconds(120);

  @Container private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");

  @TempDir private Path state;
  @TempDir private Path reference;

  @Test
  void everyRecordHasTheOutcomeThatWasPlannedAndARestartChangesNothing() throws Exception {
    // Given
    String brokers = kafka.getBootstrapServers();
    PathRun run = new PathRun(brokers);
    Plan plan = new Plan();
    try (Publisher publisher = new Publisher(brokers)) {
      try (NewsProcessor first = running(brokers)) {
        publisher.publish(plan.originals());
        run.awaitBalance(plan.originals().size(), SOON);
      }

      // When
      publisher.publish(plan.followUps());
      try (NewsProcessor second = running(brokers)) {

        // Then
        int planned = plan.originals().size() + plan.followUps().size();
        LedgerReport ledger = run.awaitBalance(planned, SOON);
        plan.outcomes().forEach((o, n) -> assertThat(ledger.total(o)).as("%s", o).isEqualTo(n));
        List<Incoming> mixed = ArticleMix.of(431, 500);
        publisher.publish(mixed);
        run.awaitBalance(planned + mixed.size(), SOON);
      }
    }
    Observation observation = Observation.of(brokers, new Topics());
    Guarantee.assertAllHold(observation);
    LabelTopics.assertRight(observation);
    run.assertAsWithoutFaults(reference);
  }

  private NewsProcessor running(String brokers) throws InterruptedException {
    NewsProcessor processor = ProcessorMain.processor(brokers, state, PathRun.SETTINGS);
    processor.start();
    assertThat(processor.awaitRunning(SOON)).as("%s", processor.failure()).isTrue();
    return processor;
  }
}

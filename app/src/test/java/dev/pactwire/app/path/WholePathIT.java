package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.path.Incoming.Kind;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import dev.pactwire.testkit.Seeds;
import dev.pactwire.testkit.guarantee.Guarantee;
import dev.pactwire.testkit.guarantee.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Articles go the whole path, from a producer over a real broker to every topic they belong to. */
@Timeout(600)
class WholePathIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int IDENTICAL = 1_000;

  @TempDir private Path state;
  @TempDir private Path reference;
  private LocalPath path;

  @BeforeEach
  void open() {
    path = new LocalPath();
  }

  @AfterEach
  void close() {
    path.close();
  }

  @Test
  void everyRecordHasTheOutcomeThatWasPlanned() throws Exception {
    try (NewsProcessor processor = running()) {
      // Given
      Plan plan = new Plan();
      path.publisher().publish(plan.originals());
      path.run().awaitBalance(plan.originals().size(), SOON);

      // When
      path.publisher().publish(plan.followUps());

      // Then
      int all = plan.originals().size() + plan.followUps().size();
      LedgerReport ledger = path.run().awaitBalance(all, SOON);
      plan.outcomes().forEach((o, n) -> assertThat(ledger.total(o)).as("%s", o).isEqualTo(n));
      Observation observation = Observation.of(path.brokers(), new Topics());
      Guarantee.assertAllHold(observation);
      LabelTopics.assertRight(observation);
    }
  }

  @Test
  void aRestartInMidStreamChangesNothing() throws Exception {
    // Given
    long seed = Seeds.of(WholePathIT.class);
    System.out.println("WholePathIT: seed " + seed);
    List<Incoming> articles = ArticleMix.of(seed, 900);
    CompletableFuture<Void> published = path.publisher().publishSteadily(articles, 300);

    // When
    try (NewsProcessor first = running()) {
      Await.until("the first third", SOON, () -> path.outcomes() > articles.size() / 3);
    }
    try (NewsProcessor second = running()) {

      // Then
      published.join();
      path.run().awaitBalance(articles.size(), SOON);
      path.run().assertAsWithoutFaults(reference);
    }
  }

  @Test
  @Tag("fault-22")
  void ofAThousandIdenticalArticlesOneIsNewAndAllOthersAreItsDuplicates() throws Exception {
    try (NewsProcessor processor = running()) {
      // Given
      String text = Articles.text(22, 150);
      List<Incoming> identical =
          IntStream.range(0, IDENTICAL)
              .mapToObj(i -> Articles.article("i" + i, "courier", "Headline", text))
              .map(article -> Incoming.of(Kind.COPY, article))
              .toList();

      // When
      path.publisher().publish(identical);

      // Then
      LedgerReport ledger = path.run().awaitBalance(IDENTICAL, SOON);
      assertThat(ledger.total(Outcome.NEW)).isEqualTo(1);
      assertThat(ledger.total(Outcome.EXACT_COPY)).isEqualTo(IDENTICAL - 1);
      assertThat(path.duplicates()).extracting(Duplicate::getDuplicateOf).containsOnly(path.told());
      assertThat(path.duplicates())
          .extracting(copy -> copy.getOrigin().getPartition())
          .contains(
              IntStream.range(0, new Topics().articles().partitions())
                  .boxed()
                  .toArray(Integer[]::new));
      Guarantee.assertAllHold(Observation.of(path.brokers(), new Topics()));
    }
  }

  @Test
  @Tag("fault-29")
  void anArticleAsLargeAsItsTopicTakesPassesAllTopicsOnTheWay() throws Exception {
    try (NewsProcessor processor = running()) {
      // Given two megabytes that no compression makes smaller than one
      String text = Wording.noise(2_000_000);

      // When
      path.publisher()
          .publish(
              List.of(Incoming.of(Kind.NEWS, Articles.article("l1", "courier", "Long", text))));

      // Then
      LedgerReport ledger = path.run().awaitBalance(1, SOON);
      assertThat(ledger.total(Outcome.NEW)).as("%s", ledger).isEqualTo(1);
    }
  }

  private NewsProcessor running() throws InterruptedException {
    NewsProcessor processor = path.processor(state, Map.of());
    processor.start();
    assertThat(processor.awaitRunning(SOON)).as("%s", processor.failure()).isTrue();
    return processor;
  }
}

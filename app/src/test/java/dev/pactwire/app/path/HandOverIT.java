package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.app.path.Incoming.Kind;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.processor.run.TakeOver;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import dev.pactwire.testkit.Articles;
import dev.pactwire.testkit.Seeds;
import dev.pactwire.testkit.guarantee.Guarantee;
import dev.pactwire.testkit.guarantee.Observation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work goes from processor to processor, under load, without a trace in what is told. */
@Timeout(600)
class HandOverIT {

  private static final Duration SOON = Duration.ofSeconds(120);

  @TempDir private Path folder;
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
  @Tag("fault-17")
  void fromOneProcessorToThreeAndBackToOneUnderLoadChangesNothing() throws Exception {
    // Given
    long seed = Seeds.of(HandOverIT.class);
    System.out.println("HandOverIT: seed " + seed);
    List<Incoming> articles = ArticleMix.of(seed, 1_200);
    CompletableFuture<Void> published = path.publisher().publishSteadily(articles, 100);

    // When
    try (NewsProcessor first = started("one")) {
      Await.until("a fifth", SOON, () -> path.outcomes() > articles.size() / 5);
      try (NewsProcessor second = started("two");
          NewsProcessor third = started("three")) {
        Await.until("three fifths", SOON, () -> path.outcomes() > 3 * articles.size() / 5);
      }
      published.join();

      // Then
      path.run().awaitBalance(articles.size(), SOON);
      path.run().assertAsWithoutFaults(folder.resolve("reference"));
    }
  }

  @Test
  @Tag("fault-18")
  void whoTakesOverWithAMemoryOfItsOwnTellsNothingTwiceAndTakesNoCopyForNews() throws Exception {
    // Given a processor that has told an article, handled rubbish and stopped
    Map<String, Object> client = Map.of("bootstrap.servers", path.brokers());
    String text = Articles.text(5, 200);
    try (NewsProcessor old = started("old");
        TakeOver takeOver = new TakeOver(client, new Topics())) {
      path.publisher()
          .publish(
              List.of(
                  Incoming.of(Kind.NEWS, Articles.article("a", "courier", "First", text)),
                  Incoming.raw("b", new byte[] {1, 2, 3})));
      path.run().awaitBalance(2, SOON);
      assertThatThrownBy(() -> takeOver.firstUntold(ProcessorConfig.APPLICATION_ID))
          .isInstanceOf(TakeOver.RefusedException.class)
          .hasMessageContaining("is still at work");
      assertThatThrownBy(() -> takeOver.firstUntold("nobody"))
          .isInstanceOf(TakeOver.RefusedException.class)
          .hasMessage(
              "There is nothing to take over: no processor with application id nobody has worked on news.articles.");
    }

    // When another takes over, and a copy comes
    try (TakeOver takeOver = new TakeOver(client, new Topics());
        NewsProcessor next = successor(takeOver.firstUntold(ProcessorConfig.APPLICATION_ID))) {
      next.start();
      assertThat(next.awaitRunning(SOON)).as("%s", next.failure()).isTrue();
      Await.until(
          "what was told before is remembered",
          SOON,
          () -> path.log().reach("pactwire-next-seen-articles-changelog") > 0);
      path.publisher()
          .publish(
              List.of(Incoming.of(Kind.COPY, Articles.article("c", "ledger", "Second", text))));

      // Then
      path.run().awaitBalance(3, SOON);
      assertThat(path.duplicates()).extracting(Duplicate::getDuplicateOf).containsExactly("a");
      assertThat(path.told()).isEqualTo("a");
      assertThat(path.log().read(new Topics().deadLetters().name())).hasSize(1);
      Guarantee.assertAllHold(Observation.of(path.brokers(), new Topics()));
    }
  }

  private NewsProcessor started(String state) throws InterruptedException {
    NewsProcessor processor = path.processor(folder.resolve(state), Map.of());
    processor.start();
    assertThat(processor.awaitRunning(SOON)).as("%s", processor.failure()).isTrue();
    return processor;
  }

  private NewsProcessor successor(Map<Integer, Long> firstUntold) {
    Taxonomy taxonomy = Taxonomy.bundled();
    ProcessorConfig config =
        new ProcessorConfig(
            path.brokers(),
            "pactwire-next",
            folder.resolve("next"),
            2,
            Parameters.defaults(),
            WireFormat.SINGLE_OBJECT,
            PathRun.SETTINGS);
    return new NewsProcessor(
        config, taxonomy, new Classifier(taxonomy, LanguageDetector.bundled()), firstUntold);
  }
}

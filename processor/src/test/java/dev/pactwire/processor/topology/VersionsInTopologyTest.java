package dev.pactwire.processor.topology;

import static dev.pactwire.processor.topology.TopologyRun.NATO_TEXT;
import static dev.pactwire.processor.topology.TopologyRun.NATO_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Edit;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.testkit.Articles;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the topology makes of new versions, corrections and retractions of what it has told. */
class VersionsInTopologyTest {

  @TempDir Path state;
  private TopologyRun run;

  @BeforeEach
  void start() {
    run = new TopologyRun(state, Parameters.defaults());
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void aChangedVersionIsARevisionAndLeavesTheTopicsItNoLongerBelongsTo() {
    // Given an article about NATO
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    run.onlyClassified();
    run.alliance("nato");
    // When its text is replaced by something else
    run.send(Articles.article("a1", "courier", "Garden show opens", Articles.text(3, 80)));
    // Then it is an update
    ClassifiedArticle update = run.onlyClassified().value();
    assertThat(update.getChange()).isEqualTo(Change.UPDATED);
    assertThat(update.getRevision()).isEqualTo(2);
    // And NATO's subscribers learn that it has left
    assertThat(run.alliance("nato"))
        .singleElement()
        .satisfies(
            r -> assertThat(r.value().getChange()).isEqualTo(Change.LABEL_REMOVED),
            r ->
                assertThat(OutcomeHeaders.text(r.headers(), OutcomeHeaders.OUTCOME))
                    .contains("label_removed"));
    assertThat(run.unmatched()).hasSize(1);
  }

  @Test
  void anUpdateSaysWhatItChangedAndEveryVerdictByWhichRule() {
    // Given an article, and a copy of it
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    ClassifiedArticle first = run.onlyClassified().value();
    run.send(Articles.article("b1", "ledger", "Other words", NATO_TEXT));
    // When a sentence is added to it an hour later
    run.advance(Duration.ofHours(1));
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT + " Nobody was hurt at all."));
    // Then the update says so
    ClassifiedArticle update = run.onlyClassified().value();
    Edit edit = update.getEdit().orElseThrow();
    assertThat(edit.getFromRevision()).isEqualTo(1);
    assertThat(edit.getSince()).isEqualTo(first.getOrigin().getAt());
    assertThat(edit.getTitle()).isFalse();
    assertThat(edit.getText()).isBetween(0.01, 0.2);
    // And a first version says nothing, and all name the rule
    assertThat(first.getEdit()).isEmpty();
    assertThat(first.getParameters()).matches("rule3-[0-9a-f]{8}-blocks1");
    assertThat(update.getParameters()).isEqualTo(first.getParameters());
    assertThat(run.onlyDuplicate().value().getParameters()).isEqualTo(first.getParameters());
  }

  @Test
  void anUpdateOfACopyStaysACopyUntilItsTextIsItsOwn() {
    // Given an article, and a copy of it
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    run.send(Articles.article("b1", "ledger", "Other words", NATO_TEXT));
    run.onlyClassified();
    run.onlyDuplicate();
    // When the copy is changed a little
    run.send(Articles.article("b1", "ledger", "Other words", NATO_TEXT + " Nobody was hurt."));
    // Then it repeats the article still
    Duplicate still = run.onlyDuplicate().value();
    assertThat(still.getRevision()).isEqualTo(2);
    assertThat(still.getDuplicateOf()).isEqualTo("a1");
    // And when it is written anew, it is told, though nobody knows what it changed
    run.send(Articles.article("b1", "ledger", "Garden show", Articles.text(3, 80)));
    ClassifiedArticle own = run.onlyClassified().value();
    assertThat(own.getRevision()).isEqualTo(3);
    assertThat(own.getEdit()).isEmpty();
  }

  @Test
  void aCopyOfAWithdrawnArticleIsNewsAndGoesOnWithItsCluster() {
    // Given an article that was withdrawn
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    run.send(Articles.retraction("a1", "courier"));
    run.classified();
    // When two others carry its text
    run.send(Articles.article("b1", "ledger", "Other words", NATO_TEXT));
    run.send(Articles.article("c1", "monitor", "More words", NATO_TEXT));
    // Then the first is told, and the second is a copy of that
    assertThat(run.onlyClassified().value().getClusterId()).isEqualTo("a1");
    Duplicate copy = run.onlyDuplicate().value();
    assertThat(copy.getDuplicateOf()).isEqualTo("b1");
    assertThat(copy.getClusterId()).isEqualTo("a1");
  }

  @Test
  void aCorrectionIsCalledOne() {
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    run.classified();
    run.send(
        Article.newBuilder(
                Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT + " Three, not two."))
            .setCorrection(true)
            .build());
    assertThat(run.onlyClassified().value().getChange()).isEqualTo(Change.CORRECTED);
  }

  @Test
  void aRetractionGoesWhereverTheArticleHadGone() {
    // Given an article about NATO
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    ClassifiedArticle told = run.onlyClassified().value();
    run.alliance("nato");
    // When it is withdrawn
    run.send(Articles.retraction("a1", "courier"));
    // Then everyone who was told of it learns of it
    assertThat(run.onlyClassified().value().getChange()).isEqualTo(Change.RETRACTED);
    assertThat(run.alliance("nato"))
        .extracting(r -> r.value().getChange())
        .containsExactly(Change.RETRACTED);
    for (Label region : told.getRegions()) {
      assertThat(run.region(region.getId()))
          .extracting(r -> r.value().getChange())
          .containsExactly(Change.NEW, Change.RETRACTED);
    }
  }

  @Test
  void theRetractionOfAnUnknownArticleIsToldOnceAndHarmsNothing() {
    run.send(Articles.retraction("ghost", "courier"));
    ClassifiedArticle out = run.onlyClassified().value();
    assertThat(out.getChange()).isEqualTo(Change.RETRACTED);
    assertThat(out.getRevision()).isZero();
  }

  @Test
  void afterARetractionTheArticleMayComeBack() {
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    run.send(Articles.retraction("a1", "courier"));
    run.classified();
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    assertThat(run.onlyClassified().value().getRevision()).isEqualTo(2);
  }
}

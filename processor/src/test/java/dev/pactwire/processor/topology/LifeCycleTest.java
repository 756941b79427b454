package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.DuplicateKind;
import dev.pactwire.testkit.Articles;
import java.time.Duration;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of articles whose names, versions and originals change. */
class LifeCycleTest extends OnTopology {

  private static final String NATO =
      "The defence ministers of NATO agreed in Brussels on a new plan for air defence. NATO will"
          + " station two more batteries in Poland, the alliance said. "
          + Articles.text(1, 90);

  private static final String GARDEN = Articles.text(3, 90);

  @Test
  @Tag("fault-48")
  void aFeedThatGivesAllItsEntriesNewIdsTellsNothingNew() {
    // Given a feed without links, with long and short entries
    for (int i = 0; i < 10; i++) {
      run.send(Articles.article("old" + i, "courier", "Entry " + i, Articles.text(i, 10 + 20 * i)));
    }
    assertThat(run.classified()).hasSize(10);

    // When it gives all of them other ids
    for (int i = 0; i < 10; i++) {
      run.send(Articles.article("new" + i, "courier", "Entry " + i, Articles.text(i, 10 + 20 * i)));
    }

    // Then each is a copy of itself
    assertThat(run.classified()).isEmpty();
    assertThat(run.duplicates())
        .hasSize(10)
        .allSatisfy(r -> assertThat(r.value().getKind()).isEqualTo(DuplicateKind.EXACT_COPY))
        .allSatisfy(
            r ->
                assertThat(r.value().getDuplicateOf())
                    .isEqualTo(r.value().getArticle().getArticleId().replace("new", "old")));
  }

  @Test
  @Tag("fault-48")
  void anIdUsedAgainForAnotherArticleIsToldAsAGreatChangeAndTheFirstStaysKnown() {
    // Given
    run.send(Articles.article("a1", "courier", "NATO ministers agree", NATO));
    run.onlyClassified();
    run.alliance("nato");

    // When its id is given to another article, and the first comes under a new one
    run.send(Articles.article("a1", "courier", "Garden show opens", GARDEN));
    run.send(Articles.article("a2", "courier", "NATO ministers agree", NATO));

    // Then the other is told, not lost, and says how much of the first is left
    ClassifiedArticle other = run.onlyClassified().value();
    assertThat(other.getChange()).isEqualTo(Change.UPDATED);
    assertThat(other.getEdit().orElseThrow().getTitle()).isTrue();
    assertThat(other.getEdit().orElseThrow().getText()).isGreaterThan(0.6);
    assertThat(run.alliance("nato"))
        .extracting(r -> r.value().getChange())
        .containsExactly(Change.LABEL_REMOVED);
    // And the first is no news
    assertThat(run.onlyDuplicate().value().getDuplicateOf()).isEqualTo("a1");
  }

  @Test
  void anOldVersionThatIsServedAgainIsTheSameArticle() {
    // Given two versions
    run.send(Articles.article("a1", "courier", "NATO ministers agree", NATO));
    run.send(Articles.article("a1", "courier", "NATO ministers agree", NATO + " More soon."));
    run.classified();

    // When a cache serves the first, and then the second
    run.send(Articles.article("a1", "courier", "NATO ministers agree", NATO));
    run.send(Articles.article("a1", "courier", "NATO ministers agree", NATO + " More soon."));

    // Then nobody is told
    assertThat(run.classified()).isEmpty();
    assertThat(run.duplicates())
        .extracting(r -> r.value().getKind())
        .containsExactly(DuplicateKind.SAME_ARTICLE, DuplicateKind.SAME_ARTICLE);
  }

  @Test
  void aCopyThatLivesOnIsToldWithItsNextVersionWhenTheOriginalIsWithdrawn() {
    // Given an article, a copy of it, and the retraction of the first
    run.send(Articles.article("a1", "courier", "NATO ministers agree", NATO));
    run.send(Articles.article("b1", "ledger", "Two batteries more", NATO));
    run.send(Articles.retraction("a1", "courier"));
    run.classified();
    run.onlyDuplicate();
    run.alliance("nato");

    // When the copy comes again as it was, and then with a word more
    run.send(Articles.article("b1", "ledger", "Two batteries more", NATO));
    run.send(Articles.article("b1", "ledger", "Two batteries more", NATO + " Confirmed."));

    // Then the second is told, to all topics, and goes on with the cluster
    assertThat(run.onlyDuplicate().value().getKind()).isEqualTo(DuplicateKind.SAME_ARTICLE);
    ClassifiedArticle told = run.onlyClassified().value();
    assertThat(told.getArticle().getArticleId()).isEqualTo("b1");
    assertThat(told.getRevision()).isEqualTo(2);
    assertThat(told.getClusterId()).isEqualTo("a1");
    assertThat(run.alliance("nato")).extracting(TestRecord::key).containsExactly("b1");
  }

  @Test
  void theRetractionOfACopyReachesNoTopicAndLeavesTheOriginal() {
    // Given an article and a copy of it
    run.send(Articles.article("a1", "courier", "NATO ministers agree", NATO));
    run.send(Articles.article("b1", "ledger", "Two batteries more", NATO));
    run.classified();
    run.onlyDuplicate();
    run.alliance("nato");

    // When the copy is withdrawn, and another comes
    run.send(Articles.retraction("b1", "ledger"));
    run.send(Articles.article("c1", "monitor", "Two more", NATO));

    // Then the account has the retraction, NATO's subscribers have not, and the original stands
    assertThat(run.onlyClassified().value().getChange()).isEqualTo(Change.RETRACTED);
    assertThat(run.alliance("nato")).isEmpty();
    Duplicate copy = run.onlyDuplicate().value();
    assertThat(copy.getDuplicateOf()).isEqualTo("a1");
  }

  @Test
  void whereAnArticleHasLeftItsRetractionIsNotToldAgain() {
    // Given an article that an update took from NATO's topic
    run.send(Articles.article("a1", "courier", "NATO ministers agree", NATO));
    run.send(Articles.article("a1", "courier", "Garden show opens", GARDEN));
    assertThat(run.alliance("nato"))
        .extracting(r -> r.value().getChange())
        .containsExactly(Change.NEW, Change.LABEL_REMOVED);
    run.unmatched();

    // When it is withdrawn
    run.send(Articles.retraction("a1", "courier"));

    // Then only those hear of it who have it still
    assertThat(run.alliance("nato")).isEmpty();
    assertThat(run.unmatched())
        .extracting(r -> r.value().getChange())
        .containsExactly(Change.RETRACTED);
  }

  @Test
  @Tag("fault-20")
  void aClockThatJumpsADayAheadAndBackForgetsNothing() {
    // Given articles from the right time, from a clock that is a day ahead, and from the right one
    String early = Articles.text(20, 120);
    run.send(Articles.article("early", "courier", "Early", early));
    run.advance(Duration.ofDays(1));
    for (int i = 0; i < 40; i++) {
      run.send(Articles.article("ahead" + i, "courier", "Ahead", Articles.text(100 + i, 120)));
    }
    run.advance(Duration.ofDays(-1));
    run.send(Articles.article("back", "courier", "Back", Articles.text(21, 120)));
    run.classified();

    // When copies of all come, at the right time, a day later and a day earlier
    run.send(Articles.article("c1", "ledger", "One", early));
    run.send(Articles.article("c2", "ledger", "Two", Articles.text(107, 120)));
    run.advance(Duration.ofDays(1));
    run.send(Articles.article("c3", "ledger", "Three", early + " More."));
    run.advance(Duration.ofDays(-2));
    run.send(Articles.article("c4", "ledger", "Four", Articles.text(21, 120)));

    // Then all are known
    assertThat(run.classified()).isEmpty();
    assertThat(run.duplicates())
        .extracting(r -> r.value().getDuplicateOf())
        .containsExactly("early", "ahead7", "early", "back");
  }
}

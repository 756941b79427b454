package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.dedupe.Verdict.Duplicate;
import dev.pactwire.processor.dedupe.Verdict.Fresh;
import dev.pactwire.processor.dedupe.Verdict.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What updates and retractions of originals and of copies change. */
class VersionsOfArticlesTest {

  private final Newsroom news = new Newsroom();
  private final String story = Texts.of(1, 300);

  @Test
  void anUpdateIsNeverADuplicateOfItselfOrOfItsCopies() {
    // Given
    news.publish("a", story);
    news.publish("copy", story + " " + Texts.of(2, 20));

    // When
    Verdict verdict = news.publish("a", 2, story + " " + Texts.of(3, 40));

    // Then
    assertThat(verdict).isEqualTo(new Fresh("a", List.of()));
  }

  @Test
  void anUpdateOfAnOriginalIsToldEvenIfItResemblesAnotherArticleByNow() {
    // Given
    String other = Texts.of(2, 300);
    news.publish("a", story);
    news.publish("b", other);

    // When
    Verdict verdict = news.publish("b", 2, other + " " + story);

    // Then
    assertThat(verdict).isEqualTo(new Fresh("b", List.of(new Verdict.Related("a", 1))));
  }

  @Test
  void anUpdateOfADuplicateIsJudgedLikeAnyOtherText() {
    // Given
    news.publish("a", story);
    news.publish("b", story);

    // Then
    assertThat(Newsroom.original(news.publish("b", 2, story + " " + Texts.of(2, 30))))
        .isEqualTo("a");
    assertThat(news.publish("b", 3, Texts.of(3, 300))).isEqualTo(new Fresh("b", List.of()));
  }

  @Test
  void aCopyOfAnOldRevisionIsADuplicateOfTheArticle() {
    // Given
    news.publish("a", story);
    news.publish("a", 2, Texts.of(2, 300));

    // Then
    assertThat(Newsroom.original(news.publish("b", story))).isEqualTo("a");
    assertThat(Newsroom.original(news.publish("c", Texts.of(2, 300)))).isEqualTo("a");
  }

  @Test
  void theNextCopyOfAWithdrawnOriginalIsFreshAndGoesOnWithItsCluster() {
    // Given
    news.publish("a", story);
    news.publish("b", story);

    // When
    boolean known = news.finder.retract("a");

    // Then
    assertThat(known).isTrue();
    assertThat(news.publish("c", story)).isEqualTo(new Fresh("a", List.of()));
    assertThat(news.publish("d", story))
        .isEqualTo(new Duplicate("c", "c", 1, Tier.EXACT, "a", List.of()));
  }

  @Test
  void aWithdrawnOriginalThatComesBackIsTheOriginalAgain() {
    // Given
    news.publish("a", story);
    news.finder.retract("a");
    news.publish("a", 2, story);

    // Then
    assertThat(Newsroom.original(news.publish("b", story))).isEqualTo("a");
    assertThat(news.finder.retract("unknown")).isFalse();
  }
}

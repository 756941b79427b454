package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.dedupe.Verdict.Duplicate;
import dev.pactwire.processor.dedupe.Verdict.Fresh;
import dev.pactwire.processor.dedupe.Verdict.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which texts are copies, by what they share. */
class DuplicateFinderTest {

  private final Newsroom news = new Newsroom();
  private final String story = Texts.of(1, 300);

  @Test
  void anEqualBodyIsAnExactDuplicate() {
    // Given
    news.publish("a", story);

    // When
    Verdict verdict = news.publish("b", story.replace(".", " –"));

    // Then
    assertThat(verdict).isEqualTo(new Duplicate("a", "a", 1, Tier.EXACT, "a", List.of()));
  }

  @Test
  void shortenedExtendedAndFramedCopiesAreNearDuplicates() {
    // Given
    news.publish("a", story);

    // Then
    assertThat(Newsroom.original(news.publish("b", Texts.cut(story, 100)))).isEqualTo("a");
    assertThat(Newsroom.original(news.publish("c", story + " " + Texts.of(2, 150)))).isEqualTo("a");
    assertThat(
            Newsroom.original(
                news.publish("d", Texts.of(3, 60) + " " + story + " " + Texts.of(4, 60))))
        .isEqualTo("a");
  }

  @Test
  void aTextThatSharesAThirdIsFreshAndRelated() {
    // Given
    news.publish("a", story);

    // When
    Verdict verdict = news.publish("b", Texts.cut(story, 130) + " " + Texts.of(2, 170));

    // Then
    assertThat(verdict).isInstanceOf(Fresh.class);
    assertThat(verdict.related()).extracting(Verdict.Related::id).containsExactly("a");
  }

  @Test
  void aShortTextIsADuplicateOfTheTextItIsTheBeginningOfButNotOfOneWithAnotherNumber() {
    // Given
    String notice = Texts.of(5, 20) + " on 14 May " + Texts.of(6, 20);
    news.publish("a", notice + " " + Texts.of(7, 60));
    news.publish("b", Texts.of(8, 20) + " on 14 May " + Texts.of(9, 20));

    // Then
    assertThat(Newsroom.original(news.publish("c", notice))).isEqualTo("a");
    assertThat(
            Newsroom.original(news.publish("d", Texts.of(8, 20) + " on 15 May " + Texts.of(9, 20))))
        .isEqualTo("-");
  }

  @Test
  void aShortTextSentAgainWithAWordCorrectedIsADuplicateButNotOneWithAnotherNameOrDay() {
    // Given
    Newsroom room = new Newsroom();
    String notice =
        "The harbour office of Arnfeld said on Monday that the new ferry to Oberau will take"
            + " seven lorries and carry mail twice, and that passengers must register early";
    room.publish("a", notice);
    // When, Then
    assertThat(Newsroom.original(room.publish("b", notice.replace("mail", "letters"))))
        .isEqualTo("a");
    assertThat(Newsroom.original(room.publish("c", notice.replace("Oberau", "Lindau"))))
        .isEqualTo("-");
    assertThat(Newsroom.original(room.publish("d", notice.replace("Monday", "Tuesday"))))
        .isEqualTo("-");
    assertThat(Newsroom.original(room.publish("e", notice.replace("seven", "nine"))))
        .isEqualTo("-");
  }

  @Test
  @Tag("fault-22")
  void aThousandIdenticalArticlesAtOneInstantHaveOneOriginal() {
    // Given
    news.publish("first", story);

    // When
    for (int i = 0; i < 999; i++) {
      Verdict verdict = news.publish("copy" + i, story);

      // Then
      assertThat(Newsroom.original(verdict)).isEqualTo("first");
      assertThat(verdict.cluster()).isEqualTo("first");
    }
  }

  @Test
  @Tag("fault-23")
  void inAChainTheBestMatchDecidesAndAllBelongToTheFirst() {
    // Given
    String a = Texts.of(11, 100) + " " + Texts.of(12, 100);
    String b = Texts.of(12, 100) + " " + Texts.of(13, 100);
    String c = Texts.of(13, 100) + " " + Texts.of(14, 80);
    news.publish("a", a);
    news.publish("b", b + " " + Texts.cut(a, 60));

    // When
    Verdict verdict = news.publish("c", c);

    // Then
    assertThat(Newsroom.original(verdict)).isEqualTo("a");
    assertThat(((Duplicate) verdict).matched()).isEqualTo("b");
  }

  @Test
  @Tag("fault-24")
  void aCopyIsKnownExactlyAsLongAsTheWindow() {
    // Given
    Instant start = Newsroom.START;
    Duration window = Parameters.defaults().window();
    news.at(start).publish("a", story);
    news.at(start.plusMillis(1)).publish("x", Texts.of(20, 300));

    // Then
    assertThat(Newsroom.original(news.at(start.plus(window)).publish("b", story))).isEqualTo("a");
    assertThat(
            Newsroom.original(
                news.at(start.plus(window).plusMillis(2)).publish("y", Texts.of(20, 300))))
        .isEqualTo("-");
  }

  @Test
  void aTextWithEveryFifthWordChangedIsADuplicate() {
    // Given
    news.publish("a", story);
    String[] words = story.split(" ", -1);
    java.util.Random random = new java.util.Random(8);
    for (int i = 0; i < words.length; i++) {
      words[i] = random.nextInt(5) == 0 ? "changed" + i : words[i];
    }

    // Then
    assertThat(Newsroom.original(news.publish("b", String.join(" ", words).replaceAll("\\d", "x"))))
        .isEqualTo("a");
  }

  @Test
  @Tag("fault-25")
  void boilerplateInEveryArticleNeitherMergesThemNorSlowsTheSearch() {
    // Given
    String boilerplate = Texts.of(99, 60);
    for (int i = 0; i < 3_000; i++) {
      // When
      Verdict verdict = news.publish("a" + i, Texts.of(1_000 + i, 140) + " " + boilerplate);

      // Then
      assertThat(Newsroom.original(verdict)).isEqualTo("-");
    }
    assertThat(
            Newsroom.original(
                news.publish("copy", Texts.of(1_005, 140) + " " + boilerplate + " more")))
        .isEqualTo("a5");
  }

  @Test
  void twoLongTextsThatQuoteOnePassageAreNotCopies() {
    // Given
    String quoted = Texts.of(31, 90);
    news.publish("full", quoted + " " + Texts.of(32, 270));
    news.publish("short", quoted);

    // When
    Verdict verdict = news.publish("followup", Texts.of(33, 220) + " " + Texts.cut(quoted, 80));

    // Then
    assertThat(verdict).isInstanceOf(Fresh.class);
  }

  @Test
  @Tag("fault-46")
  void articlesWithoutWordsRepeatNothing() {
    // Given
    news.publish("a", "…");

    // Then
    assertThat(Newsroom.original(news.publish("b", "one"))).isEqualTo("-");
    assertThat(Newsroom.original(news.publish("c", "one"))).isEqualTo("b");
    assertThat(Newsroom.original(news.publish("d", "1 2 3 4 5 6 7 8 9"))).isEqualTo("-");
  }
}

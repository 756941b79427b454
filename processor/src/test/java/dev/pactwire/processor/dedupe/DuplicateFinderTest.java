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
  void issuesOfATemplateWithNumbersAndDaysInWordsAreNotMerged() {
    // Given
    Newsroom room = new Newsroom();
    room.publish("a", harvest("March", "seven", "third", "Friday", "nine"));
    // When, Then
    assertThat(
            Newsroom.original(
                room.publish("b", harvest("May", "twelve", "fourth", "Monday", "twenty"))))
        .isEqualTo("-");
  }

  private static String harvest(
      String month, String ships, String day, String weekday, String trucks) {
    return "The grain board reports for "
        + month
        + " that "
        + ships
        + " ships have left the harbour with corn for the islands, while the mills in the valley"
        + " wait for dry weather before they open the gates. It is the "
        + day
        + " day running that wheat has been sold abroad, and the board expects the next loading on "
        + weekday
        + " when "
        + trucks
        + " lorries come down from the hills. Prices at the quay are called firm by those who"
        + " deal in them, and buyers hold back until the new crop is measured.";
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
  @Tag("fault-26")
  void issuesOfATemplateWithOtherNumbersAreNotMerged() {
    // Given
    news.publish("monday", Texts.weather(1));

    // Then
    assertThat(Newsroom.original(news.publish("tuesday", Texts.weather(2)))).isEqualTo("-");
    assertThat(Newsroom.original(news.publish("wednesday", Texts.weather(3)))).isEqualTo("-");
    assertThat(Newsroom.original(news.publish("copy", Texts.weather(2) + " Our weather desk.")))
        .isEqualTo("tuesday");
  }

  @Test
  @Tag("fault-26")
  void issuesOfATemplateWithOtherNamesAreNotMergedButOtherSpellingsOfOneNameAre() {
    // Given
    String form = Texts.of(40, 120);
    String spelled = form.replaceAll("(\\w+ \\w+ \\w+ \\w+ \\w+ \\w+) ", "$1 Kiew ");

    // When
    news.publish("ohio", withNames(form, "Ohio"));
    news.publish("kiew", "Story. " + spelled);

    // Then
    assertThat(Newsroom.original(news.publish("utah", withNames(form, "Utah")))).isEqualTo("-");
    assertThat(Newsroom.original(news.publish("kyiv", "Story. " + spelled.replace("Kiew", "Kyiv"))))
        .isEqualTo("kiew");
  }

  @Test
  @Tag("fault-26")
  void twoReportsWithTheSameTitleButForTheNamesAreNotMerged() {
    // Given
    String other = story + " " + Texts.of(2, 30);
    String another = Texts.of(3, 40) + " " + Texts.cut(story, 250);
    news.publishTitled("Readout of the President's call with Ruritania", "a", story);

    // Then
    assertThat(news.publishTitled("Readout of the President's call with Freedonia", "b", another))
        .isInstanceOf(Fresh.class);
    assertThat(
            Newsroom.original(
                news.publishTitled("President calls Ruritania, text of readout", "c", other)))
        .isEqualTo("a");
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
  @Tag("fault-26")
  void anEditedCopyDoesNotHideThatATextIsAnotherIssueOfATemplate() {
    // Given
    news.publish("monday", Texts.weather(1));
    news.publish("monday-cut", Texts.cut(Texts.weather(1), 60));

    // Then
    assertThat(Newsroom.original(news.publish("tuesday", Texts.weather(2)))).isEqualTo("-");
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

  /** Puts twenty names that begin with a given one into a text. */
  private static String withNames(String form, String name) {
    StringBuilder text = new StringBuilder();
    String[] words = form.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      text.append(words[i]).append(' ').append(i % 6 == 5 ? name + (char) ('a' + i / 6) + " " : "");
    }
    return text.toString();
  }
}

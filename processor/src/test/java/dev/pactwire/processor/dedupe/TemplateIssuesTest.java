package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.dedupe.Verdict.Fresh;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Issues of one form, such as daily notices, are articles of their own. */
class TemplateIssuesTest {

  private final Newsroom news = new Newsroom();
  private final String story = Texts.of(1, 300);

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

  /** Puts twenty names that begin with a given one into a text. */
  private static String withNames(String form, String name) {
    StringBuilder text = new StringBuilder();
    String[] words = form.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      text.append(words[i]).append(' ').append(i % 6 == 5 ? name + (char) ('a' + i / 6) + " " : "");
    }
    return text.toString();
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
  @Tag("fault-26")
  void anEditedCopyDoesNotHideThatATextIsAnotherIssueOfATemplate() {
    // Given
    news.publish("monday", Texts.weather(1));
    news.publish("monday-cut", Texts.cut(Texts.weather(1), 60));

    // Then
    assertThat(Newsroom.original(news.publish("tuesday", Texts.weather(2)))).isEqualTo("-");
  }
}

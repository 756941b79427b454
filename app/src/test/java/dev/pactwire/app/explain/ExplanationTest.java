package dev.pactwire.app.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.console.Style;
import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Field;
import dev.pactwire.processor.classify.Label;
import dev.pactwire.processor.classify.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person is shown of an article and its labels. */
class ExplanationTest {
  private static final Document DOCUMENT =
      Document.of("", "On the margins of the G20, Japan\u001b[31m spoke.\nThe end.");
  private static final Classification ANSWER =
      new Classification(
          "en",
          List.of(
              new Label("JP", Role.FOCUS, 0.9, List.of(reason(27, 32, "Japan", "JP/name", 1.0)))),
          List.of(),
          List.of(
              new Label(
                  "g20",
                  Role.MENTION,
                  0.3,
                  List.of(
                      reason(22, 25, "G20", "g20/name/G20", 0.3),
                      reason(0, 17, "On the margins of", "aside", -0.7)))),
          "1+abc");

  private static Evidence reason(int start, int end, String text, String rule, double weight) {
    return new Evidence(Field.TEXT, start, end, text, rule, weight);
  }

  @Test
  void marksEvidenceInBracketsWhereThereAreNoColours() {
    assertThat(shown(false))
        .contains("«On the margins of» the «G20», [Japan]\\u001b[31m spoke.", "The end.")
        .anySatisfy(line -> assertThat(line).startsWith("alliance g20  mention 0.30"))
        .anySatisfy(line -> assertThat(line).contains("-0.70").contains("On the margins of"))
        .anySatisfy(line -> assertThat(line).contains("taxonomy 1+abc"));
  }

  @Test
  void paintsWhatCountedAgainstRed() {
    assertThat(shown(true))
        .anySatisfy(
            line -> assertThat(line).startsWith("\u001b[31mOn the margins of\u001b[0m the "));
  }

  private static List<String> shown(boolean coloured) {
    StringBuilder text = new StringBuilder();
    new Explanation(new Style(coloured), line -> text.append(line).append('\n'))
        .print("a1", DOCUMENT, ANSWER);
    return text.toString().lines().toList();
  }
}

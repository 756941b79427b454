package dev.pactwire.processor.classify;

import static dev.pactwire.processor.classify.TestClassifier.CLASSIFIER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;

class ClassifierProperties {
  private static final Duration BOUND = Duration.ofMinutes(4);

  @Property(tries = 300, seed = "20261122")
  void everySpanOfEvidenceIsWhatStandsThere(
      @ForAll("articles") String title, @ForAll("articles") String text) {
    // When
    Classification answer = CLASSIFIER.classify(Document.of(title, text));

    // Then
    Stream.of(answer.countries(), answer.regions(), answer.alliances())
        .flatMap(List::stream)
        .flatMap(label -> label.evidence().stream())
        .forEach(
            e -> {
              String field = e.field() == Field.TITLE ? title : text;
              assertThat(field.substring(e.start(), e.end())).isEqualTo(e.text());
            });
  }

  @Property(tries = 300, seed = "20261122")
  void everyLabelHasEvidenceForIt(
      @ForAll("articles") String title, @ForAll("articles") String text) {
    // When
    Classification answer =
        CLASSIFIER.classify(new Document(title, text, Optional.empty(), Optional.of("US")));

    // Then
    assertThat(
            Stream.of(answer.countries(), answer.regions(), answer.alliances())
                .flatMap(List::stream))
        .allMatch(
            label ->
                label.evidence().stream().anyMatch(e -> e.weight() > 0 && !e.text().isEmpty()));
  }

  @Property(tries = 300, seed = "20261122")
  void anyCharactersGetAnAnswer(@ForAll String title, @ForAll String text) {
    assertThat(CLASSIFIER.classify(Document.of(title, text)).language()).isNotEmpty();
  }

  @Property(tries = 100, seed = "20261122")
  void theSameArticleGetsTheSameAnswer(@ForAll("articles") String text) {
    Document document = Document.of("", text);
    assertThat(CLASSIFIER.classify(document)).isEqualTo(CLASSIFIER.classify(document));
  }

  @Example
  void hugeAndHostileTextsAreAnsweredInBoundedTime() {
    List<String> texts =
        List.of(
            "a".repeat(5 << 20),
            "NATO ".repeat(1_000_000),
            "Russia and North Korea military alliance. ".repeat(200_000),
            "Jordan Xyz ".repeat(500_000),
            "\n".repeat(1_000_000),
            "U.S.".repeat(1_000_000),
            "\ud800\udc00\ud800 \udfff".repeat(300_000),
            "\u202e\u200f\u0301".repeat(1_000_000),
            "北约".repeat(1_000_000));
    for (String text : texts) {
      Assertions.assertThatCode(
              () ->
                  org.junit.jupiter.api.Assertions.assertTimeout(
                      BOUND, () -> CLASSIFIER.classify(Document.of("", text))))
          .as(text.substring(0, 10))
          .doesNotThrowAnyException();
    }
  }

  @Provide
  Arbitrary<String> articles() {
    Arbitrary<String> words =
        Arbitraries.of(
            "NATO",
            "Nato-Gipfel",
            "Russia",
            "North Korea",
            "nordkoreanisch",
            "U.S.",
            "USA",
            "Japan",
            "South",
            "Korea",
            "alliance",
            "Bündnis",
            "troops",
            "Zölle",
            "Georgia",
            "Jordan",
            "Paris,",
            "Texas",
            "Quad",
            "bike",
            "北约",
            "米国",
            "НАТО",
            "Россия",
            ".",
            "\n",
            "\n\n",
            "!",
            "-",
            "\ud83d",
            "\u0301",
            "the",
            "und",
            "İstanbul",
            "ﬁ",
            "ＮＡＴＯ",
            "Cafe\u0301",
            "Hisbollah",
            "Iran",
            "Camp David",
            "die drei");
    return words.list().ofMaxSize(60).map(list -> String.join(" ", list));
  }
}

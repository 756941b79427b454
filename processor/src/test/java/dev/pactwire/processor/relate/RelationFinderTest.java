package dev.pactwire.processor.relate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.text.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RelationFinderTest {

  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
  private static final String ENGLISH = "The ferry carried 1,347 people and 218 cars, 12.5 % more.";
  private static final String GERMAN =
      "Die Fähre trug 1.347 Menschen und 218 Autos, 12,5 % mehr als im Vorjahr.";

  private final TreeMap<Long, byte[]> store = new TreeMap<>();
  private RelationFinder finder = new RelationFinder(port());
  private Instant now = START;

  @Test
  void theSameFiguresAboutTheSameCountriesAreAReasonAcrossLanguages() {
    // Given
    tell("en", "en", ENGLISH, "", "", List.of("NO", "DK"));
    // When, Then
    assertThat(tell("de", "de", GERMAN, "", "", List.of("DK", "NO")))
        .singleElement()
        .isEqualTo(
            new Relation(
                "en",
                "en",
                java.util.EnumSet.of(Reason.FIGURES),
                List.of("1347", "218", "125"),
                List.of("DK", "NO")));
    assertThat(tell("same", "en", ENGLISH, "", "", List.of("NO", "DK")))
        .as("in its own language it is the business of deduplication")
        .extracting(Relation::id)
        .containsExactly("de");
    assertThat(tell("elsewhere", "fr", GERMAN, "", "", List.of("FR"))).isEmpty();
    assertThat(tell("nowhere", "fr", GERMAN, "", "", List.of())).isEmpty();
  }

  @Test
  void aPictureIsAReasonUntilManyShowIt() {
    // Given an article with a picture, served in another size elsewhere
    tell("en", "en", "", "", "https://img.example/2026/ferry.jpg?w=800", List.of("NO"));
    List<Relation> first =
        tell("de", "de", "", "", "https://www.img.example/2026/ferry.jpg", List.of("NO"));
    assertThat(first)
        .extracting(Relation::reasons)
        .containsExactly(java.util.EnumSet.of(Reason.PICTURE));
    assertThat(tell("fr", "fr", "", "", "https://img.example/2026/ferry.jpg", List.of("MX")))
        .as("other countries")
        .isEmpty();
    // When it turns out to be a logo
    for (int i = 0; i < 10; i++) {
      tell("logo" + i, "en", "", "", "https://img.example/2026/ferry.jpg", List.of());
    }
    // Then it says nothing any more
    assertThat(tell("it", "it", "", "", "https://img.example/2026/ferry.jpg", List.of("NO")))
        .isEmpty();
  }

  @Test
  void anAddressNamedForAnotherLanguageIsAReasonInBothDirections() {
    tell("en", "en", "", "https://herald.example/en/ferry-17", "", List.of());
    assertThat(
            tell(
                "de",
                "de",
                "",
                "https://herald.example/de/faehre-17 https://www.herald.example/en/ferry-17",
                "",
                List.of()))
        .extracting(Relation::id, Relation::reasons)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("en", java.util.EnumSet.of(Reason.LINK)));
    assertThat(
            tell(
                "fr",
                "fr",
                "",
                "https://herald.example/fr/ https://herald.example/",
                "",
                List.of()))
        .as("front pages are nobody's article")
        .isEmpty();
  }

  @Test
  void anArticleIsJudgedOnceAndNamedNoMoreWhenItHasBeenWithdrawn() {
    tell("en", "en", ENGLISH, "", "", List.of("NO"));
    tell("fr", "fr", GERMAN, "", "", List.of("NO"));
    assertThat(tell("fr", "fr", GERMAN, "", "", List.of("NO"))).isEmpty();
    finder.withdraw("en");
    finder.withdraw("unknown");
    assertThat(tell("de", "de", GERMAN, "", "", List.of("NO")))
        .extracting(Relation::id)
        .containsExactly("fr");
  }

  @Test
  void theWindowEndsAfterADayOfArrivalAndOneWrongClockDoesNotEmptyIt() {
    tell("en", "en", ENGLISH, "", "", List.of("NO"));
    now = Instant.parse("2099-01-01T00:00:00Z");
    tell("late", "nl", "", "https://x.example/articles/a-1", "", List.of());
    now = START.plus(RelationFinder.WINDOW);
    assertThat(tell("in", "de", GERMAN, "", "", List.of("NO"))).hasSize(1);
    now = START.plus(RelationFinder.WINDOW).plusMillis(1);
    assertThat(tell("out", "fr", GERMAN, "", "", List.of("NO")))
        .extracting(Relation::id)
        .containsExactly("in");
  }

  @Test
  void whatHasLeftTheWindowIsForgotten() {
    for (int day = 0; day < 200; day++) {
      now = START.plus(Duration.ofHours(6L * day));
      tell("a" + day, "en", ENGLISH, "", "", List.of("NO"));
    }
    assertThat(store).hasSizeLessThan(50);
  }

  @Test
  void aRestoredFinderDecidesAsTheOneBefore() {
    // Given two finders with the same past, one of them restored from the store
    for (int i = 0; i < 50; i++) {
      now = now.plus(Duration.ofMinutes(40));
      tell("a" + i, i % 2 == 0 ? "en" : "de", ENGLISH + " " + (300 + i), "", "", List.of("NO"));
    }
    TreeMap<Long, byte[]> copy = new TreeMap<>(store);
    List<Relation> expected = tell("z", "fr", GERMAN, "", "", List.of("NO"));
    int expectedSize = store.size();
    // When
    store.clear();
    store.putAll(copy);
    finder = new RelationFinder(port());
    copy.values().forEach(bytes -> finder.restore(ToldArticle.fromBytes(bytes).orElseThrow()));
    // Then
    assertThat(tell("z", "fr", GERMAN, "", "", List.of("NO"))).isEqualTo(expected).hasSize(5);
    assertThat(store).hasSize(expectedSize);
  }

  @Test
  void bytesOfAnotherVersionAreNothing() {
    assertThat(Traits.fromBytes(new byte[0])).isEmpty();
    assertThat(Traits.fromBytes(new byte[] {9, 9})).isEmpty();
    assertThat(Traits.fromBytes(new byte[] {1, 0})).isEmpty();
    assertThat(ToldArticle.fromBytes(new byte[] {1, 2, 3})).isEmpty();
  }

  private List<Relation> tell(
      String id,
      String language,
      String text,
      String urls,
      String picture,
      List<String> countries) {
    return Traits.of(
            language,
            urls.isEmpty() ? List.of() : List.of(urls.split(" ")),
            Optional.of(picture),
            text,
            Tokens.of(text),
            countries)
        .map(traits -> finder.tell(id, traits, now))
        .orElseGet(ArrayList::new);
  }

  private ToldArticles port() {
    return new ToldArticles() {
      @Override
      public Optional<ToldArticle> get(long sequence) {
        return Optional.ofNullable(store.get(sequence)).flatMap(ToldArticle::fromBytes);
      }

      @Override
      public void put(ToldArticle article) {
        store.put(article.sequence(), article.toBytes());
      }

      @Override
      public void remove(long sequence) {
        store.remove(sequence);
      }
    };
  }
}

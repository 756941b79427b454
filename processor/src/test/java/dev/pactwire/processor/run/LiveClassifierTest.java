package dev.pactwire.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.schemas.TaxonomyRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which taxonomy is in use after what was published. */
class LiveClassifierTest {
  private static final Taxonomy SHIPPED = Taxonomy.bundled();

  private final List<String> prepared = new ArrayList<>();
  private final LiveClassifier live =
      new LiveClassifier(
          new Classifier(SHIPPED, LanguageDetector.bundled()),
          taxonomy -> prepared.add(taxonomy.version()));

  @Test
  void takesOverAPublishedTaxonomyOnceItsTopicsArePrepared() {
    // Given
    TaxonomyRelease release = release("  hanse:\n    name: {en: [Hanse]}\n");

    // When
    live.adopt(Optional.of(release));

    // Then
    assertThat(live.get().taxonomyVersion()).isEqualTo(release.getVersion());
    assertThat(prepared).containsExactly(release.getVersion());
  }

  @Test
  void refusesABrokenTaxonomyAndKeepsWhatIsInUse() {
    // Given
    TaxonomyRelease good = release("  hanse:\n    name: {en: [Hanse]}\n");
    live.adopt(Optional.of(good));

    // When
    live.adopt(
        Optional.of(
            new TaxonomyRelease("broken", Instant.EPOCH, with("  hanse: {names: [Hanse]}\n"))));

    // Then
    assertThat(live.get().taxonomyVersion()).isEqualTo(good.getVersion());
    assertThat(prepared).hasSize(1);
  }

  @Test
  @Tag("fault-44")
  void refusesALexiconOfTenMegabytesAndKeepsWhatIsInUse() {
    // Given
    TaxonomyRelease good = release("  hanse:\n    name: {en: [Hanse]}\n");
    live.adopt(Optional.of(good));

    // When
    live.adopt(
        Optional.of(
            new TaxonomyRelease(
                "huge", Instant.EPOCH, with("  x:\n    name: [" + "a".repeat(10 << 20) + "]\n"))));

    // Then
    assertThat(live.get().taxonomyVersion()).isEqualTo(good.getVersion());
  }

  @Test
  @Tag("fault-45")
  void refusesAHalfWrittenFileAndKeepsWhatIsInUse() {
    // Given
    TaxonomyRelease good = release("  hanse:\n    name: {en: [Hanse]}\n");
    live.adopt(Optional.of(good));

    for (String file : List.of("alliances.yaml", "countries.yaml", "scoring.yaml")) {
      // When
      Map<String, String> half = new TreeMap<>(SHIPPED.files());
      half.compute(
          file, (name, content) -> content.stripTrailing().substring(0, content.length() - 10));
      live.adopt(Optional.of(new TaxonomyRelease("half " + file, Instant.EPOCH, half)));

      // Then
      assertThat(live.get().taxonomyVersion()).as(file).isEqualTo(good.getVersion());
    }
    assertThat(prepared).hasSize(1);
  }

  @Test
  void goesBackToTheShippedOneWhenNoneIsPublishedAnyMore() {
    live.adopt(Optional.of(release("  hanse:\n    name: {en: [Hanse]}\n")));

    live.adopt(Optional.empty());

    assertThat(live.get().taxonomyVersion()).isEqualTo(SHIPPED.version());
  }

  private static TaxonomyRelease release(String more) {
    Map<String, String> files = with(more);
    return new TaxonomyRelease(Taxonomy.of(files).version(), Instant.EPOCH, files);
  }

  private static Map<String, String> with(String more) {
    Map<String, String> files = new TreeMap<>(SHIPPED.files());
    files.merge("alliances.yaml", more, (file, lines) -> file.stripTrailing() + "\n" + lines);
    return files;
  }
}

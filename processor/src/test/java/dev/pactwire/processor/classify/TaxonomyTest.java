package dev.pactwire.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxonomyTest {
  private static final List<String> FILES =
      List.of(
          "alliances.yaml",
          "countries.yaml",
          "countries-world.yaml",
          "country-names.yaml",
          "regions.yaml",
          "scoring.yaml",
          "vocabulary.yaml");

  @TempDir Path dir;

  @BeforeEach
  void copyTheBundledFiles() throws IOException {
    for (String file : FILES) {
      try (InputStream in = Taxonomy.class.getResourceAsStream("/dev/pactwire/taxonomy/" + file)) {
        Files.write(dir.resolve(file), in.readAllBytes());
      }
    }
  }

  @Test
  void hasEverySlugAndRegion() {
    Taxonomy taxonomy = Taxonomy.bundled();
    assertThat(taxonomy.allianceIds())
        .containsExactlyInAnyOrder(
            "nato",
            "eu-defence",
            "us-japan",
            "us-south-korea",
            "us-japan-south-korea",
            "us-philippines",
            "us-japan-philippines",
            "us-australia",
            "aukus",
            "quad",
            "five-eyes",
            "us-taiwan",
            "us-israel",
            "russia-north-korea",
            "china-north-korea",
            "china-russia",
            "china-russia-north-korea",
            "russia-iran",
            "russia-belarus",
            "csto",
            "sco",
            "brics",
            "asean",
            "g7",
            "g20",
            "un-security-council",
            "warsaw-pact",
            "gcc",
            "arab-league",
            "african-union",
            "ecowas",
            "sahel-alliance",
            "axis-of-resistance",
            "abraham-accords",
            "ukraine-contact-group",
            "nordic-baltic",
            "visegrad",
            "weimar-triangle",
            "organization-of-turkic-states",
            "pacific-islands-forum",
            "apec",
            "osce");
    assertThat(taxonomy.regionIds())
        .contains(
            "indo-pacific",
            "korean-peninsula",
            "taiwan-strait",
            "south-china-sea",
            "middle-east",
            "sahel",
            "arctic",
            "western-balkans",
            "south-caucasus",
            "baltic",
            "eastern-asia",
            "western-europe")
        .hasSize(32);
  }

  @Test
  void isTheSameFromAFolder() {
    // When
    Taxonomy loaded = Taxonomy.load(dir);

    // Then
    assertThat(loaded.allianceIds()).isEqualTo(Taxonomy.bundled().allianceIds());
    assertThat(loaded.version()).startsWith("2026.");
  }

  @Test
  void changesItsVersionWithItsContent() throws IOException {
    // Given
    String before = Taxonomy.load(dir).version();

    // When
    edit("alliances.yaml", "[NATO, N.A.T.O., OTAN, Otan]", "[NATO, OTAN, Otan]");

    // Then
    assertThat(Taxonomy.load(dir).version()).isNotEqualTo(before);
  }

  @Test
  void takesATermThatAnAnalystAdds() throws IOException {
    // Given
    edit("alliances.yaml", "[NATO, N.A.T.O., OTAN, Otan]", "[NATO, Atlantikrunde, OTAN, Otan]");

    // When
    Classification answer =
        new Classifier(Taxonomy.load(dir), LanguageDetector.bundled())
            .classify(
                new Document(
                    "Atlantikrunde tagt",
                    "Die Atlantikrunde tagt.",
                    Optional.of("de"),
                    Optional.empty()));

    // Then
    assertThat(answer.alliances())
        .singleElement()
        .satisfies(label -> assertThat(label.id()).isEqualTo("nato"));
    assertThat(answer.alliances().get(0).evidence().get(0).rule())
        .isEqualTo("nato/name/Atlantikrunde");
  }

  @Test
  void thereIsNothingToLookAtInTheOneThatIsShipped() {
    assertThat(TaxonomyCheck.of(TestClassifier.TAXONOMY)).isEmpty();
  }

  @Test
  void namesAMonthThatIsNone() throws IOException {
    edit("countries.yaml", "until: 2023-06", "until: Oct-02");
    assertBroken("countries.yaml, line ", "'Oct-02' is not a month such as 2024-10.");
  }

  @Test
  void namesATimeInOfficeThatEndsBeforeItBegins() throws IOException {
    edit("countries.yaml", "until: 2023-06", "until: 1902-10");
    assertBroken("countries.yaml, line ", "it is before 'since'.");
  }

  @Test
  void namesFileAndLineOfBrokenYaml() throws IOException {
    edit("alliances.yaml", "  nato:\n", "  nato: [\n");
    assertBroken("alliances.yaml, line ", "not valid YAML");
  }

  @Test
  void namesAnUnknownKey() throws IOException {
    edit("alliances.yaml", "    title: North Atlantic", "    titel: North Atlantic");
    assertBroken("alliances.yaml, line ", "unknown key 'titel'");
  }

  @Test
  void namesAnUnknownLanguage() throws IOException {
    edit("alliances.yaml", "      de: [Nato*", "      xx: [Nato*");
    assertBroken("alliances.yaml, line ", "unknown language 'xx'");
  }

  @Test
  void namesATermThatIsNoWord() throws IOException {
    edit("alliances.yaml", "[NATO, N.A.T.O., OTAN, Otan]", "[NATO, '*at*']");
    assertBroken("alliances.yaml, line ", "'*at*' may have a star at one end only");
  }

  @Test
  void namesAMissingContextGroup() throws IOException {
    edit("alliances.yaml", "unless: bikes", "unless: bicycles");
    assertBroken("alliances.yaml, line ", "no group 'bicycles'");
  }

  @Test
  void namesACountryWithoutNames() throws IOException {
    edit("regions.yaml", "eastern-asia: [CN,", "eastern-asia: [ZZ, CN,");
    assertBroken("regions.yaml, line ", "'ZZ' has no names");
  }

  @Test
  void namesAKeyThatStandsTwice() throws IOException {
    edit("regions.yaml", "  arctic:\n", "  sahel:\n");
    assertBroken("regions.yaml, line ", "'sahel' stands here twice");
  }

  @Test
  void namesWeightsOutOfRange() throws IOException {
    edit("scoring.yaml", "keep: {passage: 0.3", "keep: {passage: 28");
    assertBroken("scoring.yaml, line ", "'28' is not between 0.0 and 1.0");
  }

  @Test
  void refusesAFolderThatIsNone() {
    assertThatThrownBy(() -> Taxonomy.load(dir.resolve("absent")))
        .isInstanceOf(TaxonomyException.class)
        .hasMessageContaining("absent: not a folder");
  }

  private void assertBroken(String where, String what) {
    assertThatThrownBy(() -> Taxonomy.load(dir))
        .isInstanceOf(TaxonomyException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  private void edit(String file, String old, String replacement) throws IOException {
    Path path = dir.resolve(file);
    String content = Files.readString(path, StandardCharsets.UTF_8);
    assertThat(content).contains(old);
    Files.writeString(path, content.replace(old, replacement), StandardCharsets.UTF_8);
  }
}

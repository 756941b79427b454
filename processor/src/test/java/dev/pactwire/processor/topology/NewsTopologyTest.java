package dev.pactwire.processor.topology;

import static dev.pactwire.processor.topology.TopologyRun.NATO_TEXT;
import static dev.pactwire.processor.topology.TopologyRun.NATO_TITLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.DuplicateKind;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Role;
import dev.pactwire.testkit.Articles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The path of an article through the whole topology, step by step, with time moved by hand. */
class NewsTopologyTest {

  @TempDir Path state;
  private TopologyRun run;

  @BeforeEach
  void start() {
    run = new TopologyRun(state, Parameters.defaults());
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void theDescriptionIsAsAgreed() throws IOException {
    // The names of nodes, stores and topics are kept by upgrades; a change here is a migration.
    String described = run.description();
    Files.writeString(Path.of("target", "news-topology.txt"), described);
    try (var golden = getClass().getResourceAsStream("news-topology.txt")) {
      Objects.requireNonNull(golden, "the golden file news-topology.txt");
      assertThat(described)
          .as("compare target/news-topology.txt with the golden file")
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aNewArticleIsToldToEveryoneItConcerns() {
    // When an article about NATO and Poland comes in
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    // Then it is classified, with evidence that stands where it says
    TestRecord<String, ClassifiedArticle> out = run.onlyClassified();
    assertThat(out.value().getChange()).isEqualTo(Change.NEW);
    assertThat(out.value().getRevision()).isEqualTo(1);
    assertThat(out.value().getLanguage()).isEqualTo("en");
    Label nato = label(out.value().getAlliances(), "nato");
    assertThat(nato.getRole()).isEqualTo(Role.FOCUS);
    assertThat(nato.getEvidence())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(field(out.value(), e)).isEqualTo(e.getText()));
    // And sent to the topic of each label, byte for byte the same
    assertThat(run.alliance("nato")).extracting(TestRecord::value).containsExactly(out.value());
    assertThat(run.region("eastern-europe"))
        .extracting(TestRecord::value)
        .containsExactly(out.value());
    assertThat(run.unmatched()).isEmpty();
    // And says where it came from
    assertThat(OutcomeHeaders.read(out.headers()))
        .contains(new OutcomeHeaders(new Position(0, 0), "courier", OutcomeHeaders.Outcome.NEW));
    assertThat(OutcomeHeaders.text(out.headers(), OutcomeHeaders.ALLIANCES).orElseThrow())
        .contains("nato");
  }

  @Test
  void anArticleWithoutRegionOrAllianceIsUnmatched() {
    run.send(Articles.article("a1", "courier", "Garden show", Articles.text(3, 80)));
    assertThat(run.unmatched()).hasSize(1);
    assertThat(run.onlyClassified().value().getAlliances()).isEmpty();
  }

  @Test
  void aKnownVersionIsADuplicateOfItself() {
    // Given an article
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    run.onlyClassified();
    // When the same version comes again
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    // Then nobody is told
    Duplicate duplicate = run.onlyDuplicate().value();
    assertThat(duplicate.getKind()).isEqualTo(DuplicateKind.SAME_ARTICLE);
    assertThat(duplicate.getDuplicateOf()).isEqualTo("a1");
    assertThat(duplicate.getOrigin().getOffset()).isEqualTo(1);
    assertThat(run.classified()).isEmpty();
  }

  @Test
  void aCopyUnderAnotherAddressIsADuplicate() {
    // Given an article
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    // When another source carries it with a headline of its own and another beginning
    run.send(
        Articles.article(
            "b7", "ledger", "More batteries for the eastern flank", "From our desk. " + NATO_TEXT));
    // Then it belongs to the cluster of the first
    Duplicate duplicate = run.onlyDuplicate().value();
    assertThat(duplicate.getKind()).isEqualTo(DuplicateKind.NEAR_DUPLICATE);
    assertThat(duplicate.getDuplicateOf()).isEqualTo("a1");
    assertThat(duplicate.getClusterId()).isEqualTo("a1");
    assertThat(duplicate.getSimilarity()).isGreaterThan(0.9);
    assertThat(duplicate.getArticle().getText()).startsWith("From our desk.");
    assertThat(run.classified()).hasSize(1);
  }

  @Test
  @Tag("fault-24")
  void theWindowEndsWhenItSays() {
    // Given an article
    run.send(Articles.article("a1", "courier", NATO_TITLE, NATO_TEXT));
    // When a copy comes at the end of the window, and another after it
    run.advance(Duration.ofHours(72));
    run.send(Articles.article("b1", "ledger", NATO_TITLE, NATO_TEXT));
    run.advance(Duration.ofHours(73));
    run.send(Articles.article("c1", "monitor", NATO_TITLE, NATO_TEXT));
    // Then the first is a duplicate and the second is news
    assertThat(run.duplicates())
        .extracting(r -> r.value().getArticle().getArticleId())
        .contains("b1");
    assertThat(run.classified()).extracting(TestRecord::key).contains("a1").doesNotContain("b1");
  }

  @Test
  @Tag("fault-26")
  void templatesWithOtherNumbersAreNotMerged() {
    run.send(Articles.article("w1", "courier", "Weather for Monday", weather(14, 3, 40, 12, 1013)));
    run.send(Articles.article("w2", "courier", "Weather for Tuesday", weather(9, 1, 85, 31, 998)));
    assertThat(run.classified()).hasSize(2);
    assertThat(run.duplicates()).isEmpty();
  }

  private static String weather(int high, int low, int rain, int wind, int pressure) {
    return ("On the coast the weather service expects a high of %d degrees and a low of %d degrees."
            + " The chance of rain is %d per cent in the morning and in the evening. The wind blows"
            + " from the west at %d kilometres an hour, with stronger gusts on high ground. Air"
            + " pressure at noon is %d hectopascals. The next forecast of the service will be"
            + " published in the evening after the last measurement of the stations on the islands"
            + " and along the river has been received.")
        .formatted(high, low, rain, wind, pressure);
  }

  private static Label label(List<Label> labels, String id) {
    return labels.stream().filter(l -> l.getId().equals(id)).findFirst().orElseThrow();
  }

  private static String field(ClassifiedArticle article, dev.pactwire.schemas.Evidence evidence) {
    String text =
        switch (evidence.getField()) {
          case TITLE -> article.getArticle().getTitle();
          case TEXT -> article.getArticle().getText();
        };
    return text.substring(evidence.getStart(), evidence.getEnd());
  }
}

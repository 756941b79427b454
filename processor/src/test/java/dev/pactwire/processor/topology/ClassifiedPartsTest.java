package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Edit;
import dev.pactwire.schemas.Evidence;
import dev.pactwire.schemas.EvidenceField;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Labels;
import dev.pactwire.schemas.Lineage;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.RelatedArticle;
import dev.pactwire.schemas.Role;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassifiedPartsTest {

  private static final Article ARTICLE =
      Articles.article("a1", "gazette", "Ein Gipfel – und nun?", Articles.text(7, 300));
  private static final Labels LABELS =
      new Labels(
          "en",
          List.of(),
          List.of(new Label("northern-europe", Role.FOCUS, 0.9, List.of())),
          List.of(
              new Label(
                  "nato",
                  Role.FOCUS,
                  0.8,
                  List.of(new Evidence(EvidenceField.TITLE, 4, 10, "Gipfel", "nato:summit", 2.0)))),
          "2026.1",
          new Origin(3, 17L, Articles.FETCHED));
  private static final Lineage LINEAGE =
      new Lineage(
          "a0",
          List.of(new RelatedArticle("b", 0.3), new RelatedArticle("c", 0.26)),
          new Edit(1, Instant.EPOCH, true, 0.25),
          "rule1");

  @ParameterizedTest
  @EnumSource(Change.class)
  void thePartsAreTheEncodingOfTheWhole(Change change) {
    // Given
    Topics topics = new Topics();
    ClassifiedArticle whole =
        new ClassifiedArticle(
            change,
            4,
            ARTICLE,
            LABELS.getLanguage(),
            LABELS.getCountries(),
            LABELS.getRegions(),
            LABELS.getAlliances(),
            LABELS.getTaxonomyVersion(),
            LABELS.getOrigin(),
            LINEAGE.getClusterId(),
            LINEAGE.getRelated(),
            LINEAGE.getEdit().orElseThrow(),
            LINEAGE.getParameters());

    // When
    byte[] head = ClassifiedParts.head(4, encoded(ARTICLE), LABELS);
    byte[] parts =
        ClassifiedParts.whole(ClassifiedParts.frame(topics.classified()), change, head, LINEAGE);

    // Then
    Serde<ClassifiedArticle> serde = topics.classified().valueSerde();
    assertThat(parts).isEqualTo(serde.serializer().serialize("", whole));
    assertThat(ClassifiedParts.read(head).getArticle()).isEqualTo(ARTICLE);
    assertThat(ClassifiedParts.read(head).getRevision()).isEqualTo(4);
  }

  /** A field added to one of them only would put every output out of order. */
  @Test
  void thePartsHaveTheFieldsOfTheWholeInItsOrder() {
    List<String> parts = new ArrayList<>(List.of("change", "revision", "article"));
    parts.addAll(fields(Labels.getClassSchema()));
    parts.addAll(fields(Lineage.getClassSchema()));
    assertThat(parts).isEqualTo(fields(ClassifiedArticle.getClassSchema()));
    for (Schema part : List.of(Labels.getClassSchema(), Lineage.getClassSchema())) {
      part.getFields()
          .forEach(
              field ->
                  assertThat(field.schema())
                      .isEqualTo(
                          ClassifiedArticle.getClassSchema().getField(field.name()).schema()));
    }
  }

  private static byte[] encoded(Article article) {
    return new AvroBytes(100).add(AvroBytes.writer(Article.class), article).toBytes();
  }

  private static List<String> fields(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toList();
  }
}

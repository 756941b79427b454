package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.Relation;
import dev.pactwire.schemas.RelationReason;
import dev.pactwire.testkit.Articles;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What news.related tells. */
class RelationsTest extends OnTopology {

  private static final String ENGLISH =
      "Norway opened its new ferry line to Denmark on Monday. The ship carries 1,347 passengers and"
          + " 218 cars, the ministry of transport in Oslo said, and will sail 12.5 per cent faster"
          + " than the old one. Norway and Denmark share the cost of 463 million crowns between"
          + " them, and each of the two ports will be enlarged over the next years.";
  private static final String GERMAN =
      "Norwegen hat am Montag seine neue Fährlinie nach Dänemark eröffnet. Das Schiff fasst 1.347"
          + " Fahrgäste und 218 Autos, wie das Verkehrsministerium in Oslo mitteilte, und fährt um"
          + " 12,5 Prozent schneller als das alte. Norwegen und Dänemark teilen sich die Kosten von"
          + " 463 Millionen Kronen, und beide Häfen sollen in den nächsten Jahren wachsen.";

  @Test
  void aTranslationIsToldAndRelatedWithTheReasons() {
    // Given an English article, and a copy of it
    run.send(at("en", "courier", ENGLISH, null));
    run.send(at("copy", "ledger", ENGLISH, null));
    // When the same is told in German
    run.send(at("de", "kurier", GERMAN, null));
    // Then nothing is dropped, and the two are related by their figures and countries
    assertThat(run.classified()).extracting(TestRecord::key).containsExactly("en", "de");
    List<TestRecord<String, Relation>> related = run.related();
    assertThat(related).extracting(TestRecord::key).containsExactly("de");
    Relation relation = related.get(0).value();
    assertThat(relation.getLanguage()).isEqualTo("de");
    assertThat(relation.getArrivedAt()).isEqualTo(Articles.FETCHED);
    assertThat(relation.getRelated())
        .singleElement()
        .satisfies(
            other -> assertThat(other.getArticleId()).isEqualTo("en"),
            other -> assertThat(other.getLanguage()).isEqualTo("en"),
            other -> assertThat(other.getReasons()).containsExactly(RelationReason.FIGURES),
            other -> assertThat(other.getFigures()).containsExactly("1347", "463", "218", "125"),
            other -> assertThat(other.getCountries()).containsExactly("DK", "NO"));
    // And the record names that which led to it, and is no outcome
    assertThat(OutcomeHeaders.originOf(related.get(0).headers()).orElseThrow().offset())
        .isEqualTo(2);
    assertThat(OutcomeHeaders.read(related.get(0).headers())).isEmpty();
  }

  @Test
  void onlyWhatIsToldIsRelatedAndOnlyOnce() {
    // Given a German article and its translation
    run.send(at("de", "kurier", GERMAN, null));
    run.send(at("en", "courier", ENGLISH, null));
    run.related();
    // When the translation is copied, corrected, withdrawn
    run.send(at("copy", "ledger", ENGLISH, null));
    run.send(at("en", "courier", ENGLISH + " More soon.", null));
    run.send(Articles.retraction("en", "courier"));
    // Then nothing more is said
    assertThat(run.related()).isEmpty();
    assertThat(run.deadLetters()).isEmpty();
  }

  @Test
  void onePictureIsAReasonOfItsOwn() {
    run.send(at("en", "courier", ENGLISH, "https://img.example/a/ferry.jpg?width=300"));
    run.send(at("de", "kurier", GERMAN, "https://img.example/a/ferry.jpg"));
    assertThat(run.related().get(0).value().getRelated().get(0).getReasons())
        .containsExactly(RelationReason.PICTURE, RelationReason.FIGURES);
  }

  private static Article at(String id, String source, String text, String picture) {
    return Article.newBuilder(Articles.article(id, source, id + " title", text))
        .setImageUrl(picture)
        .build();
  }
}

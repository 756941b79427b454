package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.guarantee.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every article stands in the topics of its labels and in no other, and its headers say so. */
final class LabelTopics {

  private final Topics topics = new Topics();
  private final Map<Position, Set<String>> told = new HashMap<>();

  private LabelTopics() {}

  /** Fails where an article was told to others than those it concerns. */
  static void assertRight(Observation observation) {
    LabelTopics labels = new LabelTopics();
    observation.outputs().forEach(labels::note);
    List<ConsumerRecord<byte[], byte[]>> classified =
        observation.outputs().stream()
            .filter(r -> r.topic().equals(labels.topics.classified().name()))
            .toList();
    assertThat(classified).isNotEmpty().allSatisfy(labels::check);
  }

  private void note(ConsumerRecord<byte[], byte[]> output) {
    boolean removal =
        OutcomeHeaders.text(output.headers(), OutcomeHeaders.OUTCOME)
            .filter("label_removed"::equals)
            .isPresent();
    // An update of the article that speaks for a cluster, or hints at others, is told there as
    // well.
    Set<String> besides =
        Set.of(topics.classified().name(), topics.clusters().name(), topics.related().name());
    if (!removal && !besides.contains(output.topic())) {
      Position origin = OutcomeHeaders.originOf(output.headers()).orElseThrow();
      told.computeIfAbsent(origin, p -> new TreeSet<>()).add(output.topic());
    }
  }

  private void check(ConsumerRecord<byte[], byte[]> output) {
    ClassifiedArticle article =
        topics.classified().valueSerde().deserializer().deserialize(output.topic(), output.value());
    OutcomeHeaders headers = OutcomeHeaders.read(output.headers()).orElseThrow();
    assertThat(headers.source()).isEqualTo(article.getArticle().getSource());
    assertThat(headers.outcome().name()).isEqualTo(article.getChange().name());
    assertThat(headers.origin())
        .isEqualTo(
            new Position(article.getOrigin().getPartition(), article.getOrigin().getOffset()));
    assertThat(OutcomeHeaders.text(output.headers(), OutcomeHeaders.ALLIANCES).orElse(""))
        .isEqualTo(String.join(",", ids(article.getAlliances())));
    if (article.getChange() != Change.RETRACTED) {
      assertThat(told.getOrDefault(headers.origin(), Set.of())).isEqualTo(expected(article));
    }
  }

  private Set<String> expected(ClassifiedArticle article) {
    Set<String> expected = new TreeSet<>();
    ids(article.getRegions()).forEach(id -> expected.add(topics.region(id).name()));
    ids(article.getAlliances()).forEach(id -> expected.add(topics.alliance(id).name()));
    if (expected.isEmpty()) {
      expected.add(topics.unmatched().name());
    }
    return expected;
  }

  private static List<String> ids(List<Label> labels) {
    return labels.stream().map(Label::getId).toList();
  }
}

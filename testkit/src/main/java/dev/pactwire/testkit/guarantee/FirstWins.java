package dev.pactwire.testkit.guarantee;

import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.DuplicateKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Whatever is called a duplicate repeats an article that was told. */
public final class FirstWins implements Guarantee {

  @Override
  public List<String> breaches(Observation observation) {
    Set<String> told = new HashSet<>();
    List<Duplicate> duplicates = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> output : observation.outcomes()) {
      if (output.topic().equals(observation.topics().classified().name())) {
        told.add(new String(output.key(), StandardCharsets.UTF_8));
      } else if (output.topic().equals(observation.topics().duplicates().name())) {
        duplicates.add(
            observation
                .topics()
                .duplicates()
                .valueSerde()
                .deserializer()
                .deserialize(output.topic(), output.value()));
      }
    }
    return duplicates.stream()
        .filter(duplicate -> duplicate.getKind() != DuplicateKind.SAME_ARTICLE)
        .filter(duplicate -> !told.contains(duplicate.getDuplicateOf()))
        .map(
            duplicate ->
                "%s is called a duplicate of %s, which was never told."
                    .formatted(duplicate.getArticle().getArticleId(), duplicate.getDuplicateOf()))
        .toList();
  }
}

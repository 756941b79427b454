package dev.pactwire.processor.topology;

import dev.pactwire.processor.route.LanguageBlocks;
import dev.pactwire.schemas.Candidate;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends every article to the partition of its {@link LanguageBlocks language block}. */
final class LanguagePartitioner implements StreamPartitioner<String, Candidate> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String articleId, Candidate candidate, int partitions) {
    return Optional.of(Set.of(LanguageBlocks.of(candidate.getBlock())));
  }
}

package dev.pactwire.processor.topology;

import dev.pactwire.processor.route.LanguageBlocks;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends every article to the partition of its {@link LanguageBlocks language block}. */
final class LanguagePartitioner implements StreamPartitioner<String, Packed> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String articleId, Packed packed, int partitions) {
    return Optional.of(Set.of(LanguageBlocks.of(packed.candidate().getBlock())));
  }
}

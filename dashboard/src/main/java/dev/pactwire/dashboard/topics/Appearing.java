package dev.pactwire.dashboard.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics of a catalogue that are not there yet: the dashboard may be started before what fills
 * them. Not thread-safe.
 */
final class Appearing {
  /** Kafka's own would leave a reader without a word for a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Consumer<?, ?> consumer;
  private final Set<String> missing;

  /** Waits for these topics on behalf of a consumer that is assigned by hand. */
  Appearing(Consumer<?, ?> consumer, Collection<String> topics) {
    this.consumer = consumer;
    this.missing = new TreeSet<>(topics);
  }

  /** Names of the topics that were not there when last looked for. */
  Set<String> missing() {
    return Set.copyOf(missing);
  }

  /**
   * Assigns the partitions of topics that have appeared to the consumer, besides what it has.
   *
   * @return these partitions, whose positions the caller has to set
   */
  List<TopicPartition> assign() {
    Set<String> there = consumer.listTopics(PATIENCE).keySet();
    List<TopicPartition> found =
        missing.stream()
            .filter(there::contains)
            .flatMap(name -> consumer.partitionsFor(name, PATIENCE).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (!found.isEmpty()) {
      List<TopicPartition> all = new ArrayList<>(consumer.assignment());
      all.addAll(found);
      consumer.assign(all);
      found.forEach(partition -> missing.remove(partition.topic()));
    }
    return found;
  }
}

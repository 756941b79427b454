package dev.pactwire.app.operate;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** Whether each partition has a leader, and all the copies it should have. */
final class CopyCheck {
  private static final int ENOUGH = 3;

  private CopyCheck() {}

  /**
   * Looks at the copies of topics.
   *
   * @param nodes brokers that are alive
   */
  static Check of(Collection<TopicDescription> topics, Collection<Node> nodes) {
    if (topics.isEmpty()) {
      return Check.good("copies", "There are no topics to look at.");
    }
    List<String> headless = names(topics, part -> part.leader() == null || part.leader().isEmpty());
    if (!headless.isEmpty()) {
      return Check.bad(
          "copies",
          "%d topics have partitions without a leader, such as %s: there nothing is read or written.%s"
              .formatted(headless.size(), headless.get(0), absent(topics, nodes)),
          "Start the brokers that hold their copies; pactwire goes on by itself.");
    }
    List<String> behind = names(topics, part -> part.isr().size() < part.replicas().size());
    if (!behind.isEmpty()) {
      return Check.bad(
          "copies",
          "Replicas of %d topics are behind, such as %s.%s"
              .formatted(behind.size(), behind.get(0), absent(topics, nodes)),
          "A broker is down or slow: see the brokers' logs before another one goes.");
    }
    int wanted = Math.min(ENOUGH, nodes.size());
    List<String> few = names(topics, part -> part.replicas().size() < wanted);
    return few.isEmpty()
        ? Check.good("copies", "All replicas are in step.")
        : Check.doubtful(
            "copies",
            "%d topics have fewer than %d copies although there are %d brokers, such as %s."
                .formatted(few.size(), wanted, nodes.size(), few.get(0)),
            "Give them more with kafka-reassign-partitions.sh, and set default.replication.factor"
                + " of the brokers to %d: one disk that fails would take their records."
                    .formatted(wanted));
  }

  private static List<String> names(
      Collection<TopicDescription> topics, Predicate<TopicPartitionInfo> ill) {
    return topics.stream()
        .filter(topic -> topic.partitions().stream().anyMatch(ill))
        .map(TopicDescription::name)
        .sorted()
        .toList();
  }

  /** Which brokers should hold copies and are not there. */
  private static String absent(Collection<TopicDescription> topics, Collection<Node> nodes) {
    Set<Integer> alive = nodes.stream().map(Node::id).collect(Collectors.toSet());
    Set<Integer> absent =
        topics.stream()
            .flatMap(topic -> topic.partitions().stream())
            .flatMap(part -> part.replicas().stream())
            .map(Node::id)
            .filter(id -> !alive.contains(id))
            .collect(Collectors.toCollection(TreeSet::new));
    return absent.isEmpty()
        ? ""
        : " Not there: broker "
            + absent.stream().map(Object::toString).collect(Collectors.joining(", "))
            + ".";
  }
}

package dev.pactwire.app.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Whether the brokers' clocks agree with that of this machine, as far as their stamps tell. */
final class ClockCheck {
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  private ClockCheck() {}

  /** The brokers stamp articles: a stamp that lies ahead of now shows a clock that is wrong. */
  static Check of(Cluster cluster, String articles, Instant now) {
    Collection<TopicDescription> topic =
        Asking.await(cluster.admin().describeTopics(List.of(articles)).allTopicNames()).values();
    Map<TopicPartition, OffsetSpec> latest =
        topic.stream()
            .flatMap(description -> description.partitions().stream())
            .map(info -> new TopicPartition(articles, info.partition()))
            .collect(Collectors.toMap(Function.identity(), at -> OffsetSpec.maxTimestamp()));
    long newest =
        Asking.await(cluster.admin().listOffsets(latest).all()).values().stream()
            .mapToLong(ListOffsetsResultInfo::timestamp)
            .max()
            .orElse(-1);
    Duration ahead = Duration.between(now, Instant.ofEpochMilli(newest));
    return newest >= 0 && ahead.compareTo(TOLERATED) > 0
        ? Check.bad(
            "clocks",
            "The newest article is stamped %d s ahead of this machine's time."
                .formatted(ahead.toSeconds()),
            "Let all machines follow one time (NTP): the window of deduplication goes by it.")
        : Check.good("clocks", "No article is stamped ahead of this machine's time.");
  }
}

package dev.pactwire.processor.replay;

import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.topology.ReplayTopology;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The topics of a replay. Each has the name of the live topic with a prefix before it, so that
 * nothing live is ever written, and keeps its records until somebody deletes it: they bear the
 * times of the span, which may be long ago.
 *
 * @param prefix stands before every name; ends in a dot, a dash or an underscore
 * @param wire how values are encoded
 */
public record Lane(String prefix, WireFormat wire) {

  private static final int LONGEST_PREFIX = 80;
  private static final String NAMES = "[a-zA-Z0-9._-]{1," + LONGEST_PREFIX + "}";

  /**
   * A lane with a usable prefix.
   *
   * @throws IllegalArgumentException naming what is wrong with the prefix
   */
  public Lane {
    if (!prefix.matches(NAMES) || prefix.startsWith(".")) {
      throw new IllegalArgumentException(
          "The prefix of a replay is 1 to %d letters, digits, dots, dashes or underscores and begins with no dot, unlike '%s'."
              .formatted(LONGEST_PREFIX, prefix));
    }
    if (prefix.startsWith("news.")) {
      throw new IllegalArgumentException(
          "The prefix of a replay must not begin with 'news.', as the live topics do: whoever subscribes to those by a pattern would get '%s' too."
              .formatted(prefix));
    }
    prefix = prefix.matches(".*[._-]") ? prefix : prefix + ".";
  }

  /** The catalogue with the lane's names. */
  public Topics topics() {
    return new Topics(prefix, wire);
  }

  /** Name under which its one processor runs. */
  public String applicationId() {
    return "pactwire-replay-" + prefix;
  }

  /** The articles of the span, in the order in which they are decided: one partition. */
  public Topic<String, Article> merged() {
    Topic<String, Article> live = topics().articles();
    return new Topic<>(
            live.name(),
            live.keySerde(),
            live.valueSerde(),
            1,
            live.cleanup(),
            live.retention(),
            Topic.Time.WRITER)
        .keptForever();
  }

  /**
   * Where articles of an archive stand while they are decided, in place of the live topic: one
   * partition, in the order of the archive.
   */
  public Topics archive() {
    return new Topics(prefix + "archive.", wire);
  }

  /**
   * The topics that a replay writes to with a taxonomy: all of the catalogue but what comes in, and
   * what the watch tells of the live news.
   */
  public List<Topic<?, ?>> outputs(Taxonomy taxonomy) {
    return outputs(taxonomy.regionIds(), taxonomy.allianceIds());
  }

  private List<Topic<?, ?>> outputs(Collection<String> regions, Collection<String> alliances) {
    Topics topics = topics();
    Set<String> others =
        Set.of(
            topics.articles().name(),
            topics.feeds().name(),
            topics.feedStatus().name(),
            topics.feedWatch().name(),
            topics.pushAnswers().name(),
            topics.taxonomy().name(),
            topics.counts().name(),
            topics.alerts().name(),
            topics.alertNotes().name());
    return topics.all(regions, alliances).stream()
        .filter(topic -> !others.contains(topic.name()))
        .<Topic<?, ?>>map(Topic::keptForever)
        .toList();
  }

  /** Whether a topic, by its name, belongs to this lane or to its processor. */
  public boolean owns(String topic) {
    return isOutput(topic) || isInternal(topic) || topic.equals(archive().articles().name());
  }

  /** Whether a topic, by its name, is needed by the processor of this lane alone. */
  boolean isInternal(String topic) {
    return topic.equals(merged().name())
        || ReplayTopology.STORES.stream()
            .anyMatch(store -> topic.equals(applicationId() + "-" + store + "-changelog"));
  }

  private boolean isOutput(String topic) {
    return topic.startsWith(topics().region("").name())
        || topic.startsWith(topics().alliance("").name())
        || outputs(List.of(), List.of()).stream().anyMatch(output -> output.name().equals(topic));
  }
}

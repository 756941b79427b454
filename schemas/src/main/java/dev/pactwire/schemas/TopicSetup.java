package dev.pactwire.schemas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the topics that are missing and compares the others with the catalogue. A topic with
 * other settings is reported and never changed: the operator may have meant it.
 */
public final class TopicSetup {

  private static final int MOST_QUESTIONS = 150;
  private static final int MOST_ATTEMPTS = 50;
  private static final long FIRST_PAUSE_MS = 10;
  private static final long LONGEST_PAUSE_MS = 200;

  private final Admin admin;

  /** Works through this client, which stays the caller's to close. */
  public TopicSetup(Admin admin) {
    this.admin = admin;
  }

  /**
   * What was done.
   *
   * @param created names of the topics that were missing
   * @param differences one sentence for each setting that is not as in the catalogue
   */
  public record Report(List<String> created, List<String> differences) {}

  /**
   * Creates what is missing, compares what is there. When it returns, the brokers know all topics.
   *
   * @throws KafkaException when the brokers cannot be asked or refuse
   */
  public Report ensure(Collection<? extends Topic<?, ?>> topics) {
    Map<String, Topic<?, ?>> wanted = byName(topics);
    var existing = await(admin.listTopics().names());
    List<String> created = create(wanted, name -> !existing.contains(name));
    // Brokers learn of a topic a moment after it was made: what they did not list may be there.
    List<String> names =
        wanted.keySet().stream().filter(name -> !created.contains(name)).sorted().toList();
    Map<String, TopicDescription> found =
        patiently(() -> admin.describeTopics(wanted.keySet()).allTopicNames());
    awaitLogs(found.values().stream().filter(topic -> !existing.contains(topic.name())));
    return new Report(
        created, differences(wanted, names, found).stream().map(Difference::sentence).toList());
  }

  /**
   * What a look at the topics showed.
   *
   * @param missing names of the topics that are not there, or that this user may not see
   * @param differences each setting that is not as in the catalogue
   */
  public record Inspection(List<String> missing, List<Difference> differences) {}

  /**
   * A setting that is not as in the catalogue.
   *
   * @param topic name of the topic
   * @param key {@code partitions}, or Kafka's name of the setting
   * @param found what it is
   * @param wanted what the catalogue says
   */
  public record Difference(String topic, String key, String found, String wanted) {

    /** The same for people. */
    public String sentence() {
      return "Topic %s has %s %s where %s is expected; it is left as it is."
          .formatted(topic, key, found, wanted);
    }
  }

  /**
   * Compares the topics with the catalogue and creates nothing.
   *
   * @throws KafkaException when the brokers cannot be asked or refuse
   */
  public Inspection inspect(Collection<? extends Topic<?, ?>> topics) {
    Map<String, Topic<?, ?>> wanted = byName(topics);
    var existing = await(admin.listTopics().names());
    List<String> names = wanted.keySet().stream().filter(existing::contains).sorted().toList();
    List<String> missing =
        wanted.keySet().stream().filter(name -> !existing.contains(name)).sorted().toList();
    return new Inspection(
        missing, differences(wanted, names, await(admin.describeTopics(names).allTopicNames())));
  }

  private static Map<String, Topic<?, ?>> byName(Collection<? extends Topic<?, ?>> topics) {
    return topics.stream()
        .collect(Collectors.toMap(topic -> topic.name(), Function.identity(), (a, b) -> a));
  }

  private List<String> create(
      Map<String, Topic<?, ?>> wanted, java.util.function.Predicate<String> missing) {
    List<NewTopic> fresh =
        wanted.values().stream()
            .filter(topic -> missing.test(topic.name()))
            .map(
                topic ->
                    new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.settings()))
            .toList();
    Map<String, KafkaFuture<Void>> done = admin.createTopics(fresh).values();
    return fresh.stream()
        .filter(topic -> createdByUs(topic, done.get(topic.name())))
        .map(NewTopic::name)
        .sorted()
        .toList();
  }

  /**
   * False when another instance, starting at the same time, was faster. While too few brokers are
   * counted among the living, as after a machine has slept, it is tried again for ten seconds.
   */
  private boolean createdByUs(NewTopic topic, KafkaFuture<Void> done) {
    KafkaFuture<Void> attempt = done;
    for (int asked = 1; ; asked++) {
      try {
        await(attempt);
        return true;
      } catch (TopicExistsException e) {
        return false;
      } catch (InvalidReplicationFactorException e) {
        if (asked == MOST_ATTEMPTS) {
          throw e;
        }
        pause(asked);
        attempt = admin.createTopics(List.of(topic)).values().get(topic.name());
      }
    }
  }

  private List<Difference> differences(
      Map<String, Topic<?, ?>> wanted,
      List<String> names,
      Map<String, TopicDescription> descriptions) {
    List<ConfigResource> resources =
        names.stream().map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n)).toList();
    Map<String, Config> configs =
        patiently(() -> admin.describeConfigs(resources).all()).entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      Topic<?, ?> topic = wanted.get(name);
      int partitions = descriptions.get(name).partitions().size();
      compare(name, "partitions", topic.partitions(), partitions).ifPresent(differences::add);
      topic
          .settings()
          .forEach(
              (key, value) ->
                  compare(name, key, value, configs.get(name).get(key).value())
                      .ifPresent(differences::add));
    }
    return differences;
  }

  private static Optional<Difference> compare(
      String topic, String key, Object wanted, Object found) {
    return wanted.equals(found)
        ? Optional.empty()
        : Optional.of(new Difference(topic, key, String.valueOf(found), String.valueOf(wanted)));
  }

  /**
   * Waits until the leaders of new partitions have opened their logs. Brokers tell of a partition a
   * moment before they take records for it; a producer whose first batches are refused meanwhile
   * can wait for its own sequence numbers until its delivery timeout, two minutes, has passed.
   */
  private void awaitLogs(Stream<TopicDescription> fresh) {
    Map<TopicPartition, OffsetSpec> ends =
        fresh
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(each -> new TopicPartition(topic.name(), each.partition())))
            .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest()));
    patiently(() -> admin.listOffsets(ends).all());
  }

  /**
   * Repeats a question until brokers know of a topic that the controller has just made: whoever
   * starts to read it would be told that it does not exist.
   */
  private static <T> T patiently(Supplier<KafkaFuture<T>> question) {
    for (int asked = 1; ; asked++) {
      try {
        return await(question.get());
      } catch (UnknownTopicOrPartitionException e) {
        if (asked == MOST_QUESTIONS) {
          throw e;
        }
        pause(asked);
      }
    }
  }

  /** Mostly a broker lags by some milliseconds: the pauses begin short, and double each time. */
  private static void pause(int asked) {
    try {
      Thread.sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(asked - 1, 5)));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while waiting for the brokers.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka
          ? kafka
          : new KafkaException(e.getCause().getMessage(), e.getCause());
    }
  }
}

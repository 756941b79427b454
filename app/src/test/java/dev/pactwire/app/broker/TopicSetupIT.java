package dev.pactwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.TopicSetup.Report;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The topic catalogue on a real broker: made where it is missing, left alone where it differs. */
@Timeout(400)
class TopicSetupIT {

  @TempDir private static Path folder;
  private static DataDirectory directory;
  private static EmbeddedBroker broker;
  private static Admin admin;

  @BeforeAll
  static void startBroker() {
    directory = DataDirectory.open(folder);
    broker = EmbeddedBroker.start(directory, 0);
    admin = connect();
  }

  @AfterAll
  static void stopBroker() {
    Stream.of(admin, broker, directory).forEach(TopicSetupIT::close);
  }

  @Test
  void createsWhatIsMissingAsTheCatalogueSays() throws Exception {
    // Given a cluster without our topics
    Collection<Topic<?, ?>> topics = catalogue("fresh.");
    // When
    Report report = new TopicSetup(admin).ensure(topics);
    // Then all are there, with the settings of the catalogue
    assertThat(report.created())
        .containsExactlyInAnyOrderElementsOf(topics.stream().map(t -> t.name()).toList());
    assertThat(report.differences()).isEmpty();
    for (Topic<?, ?> topic : topics) {
      assertThat(partitions(topic.name())).isEqualTo(topic.partitions());
      assertThat(settings(topic.name(), topic.settings().keySet())).isEqualTo(topic.settings());
    }
    // And the next start finds nothing to do
    Report next = new TopicSetup(admin).ensure(topics);
    assertThat(next).isEqualTo(new Report(List.of(), List.of()));
  }

  @Test
  void reportsOtherSettingsAndLeavesThemAsTheyAre() throws Exception {
    // Given topics that an operator made otherwise
    Topics topics = new Topics("other.", WireFormat.SINGLE_OBJECT);
    Map<String, String> shorter = Map.of("retention.ms", "1000", "max.message.bytes", "4194304");
    Map<String, String> compacted = Map.of("cleanup.policy", "compact");
    admin
        .createTopics(
            List.of(
                topic("other.news.articles", 9, shorter),
                topic("other.news.unmatched", 1, compacted)))
        .all()
        .get();
    // When
    Report report =
        new TopicSetup(admin)
            .ensure(List.of(topics.articles(), topics.unmatched(), topics.feeds()));
    // Then each difference is a sentence, and nothing has changed
    assertThat(report.created()).containsExactly("other.news.feeds");
    assertThat(report.differences())
        .contains(
            "Topic other.news.articles has partitions 9 where 4 is expected; it is left as it is.",
            "Topic other.news.articles has retention.ms 1000 where 604800000 is expected; it is"
                + " left as it is.",
            "Topic other.news.unmatched has cleanup.policy compact where delete is expected; it is"
                + " left as it is.")
        .noneMatch(sentence -> sentence.contains("feeds"));
    assertThat(partitions("other.news.articles")).isEqualTo(9);
    assertThat(settings("other.news.articles", shorter.keySet())).isEqualTo(shorter);
    assertThat(settings("other.news.unmatched", compacted.keySet())).isEqualTo(compacted);
  }

  @Test
  void comparesWhatTheBrokerDoesNotListYet() throws Exception {
    // Given a broker that learns of a topic late: its list is the one from before
    Topics topics = new Topics("late.", WireFormat.SINGLE_OBJECT);
    try (ForwardingAdmin late = new LateList(connection())) {
      admin.createTopics(List.of(topic("late.news.feeds", 7, Map.of()))).all().get();
      // When
      Report report = new TopicSetup(late).ensure(List.of(topics.feeds()));
      // Then
      assertThat(report.created()).isEmpty();
      assertThat(report.differences())
          .anyMatch(
              sentence -> sentence.startsWith("Topic late.news.feeds has partitions 7 where"));
    }
  }

  /** Lists the topics that there were when it was opened. */
  private static final class LateList extends ForwardingAdmin {
    private final ListTopicsResult before = super.listTopics(new ListTopicsOptions());

    LateList(Map<String, Object> settings) throws Exception {
      super(settings);
      before.names().get();
    }

    @Override
    public ListTopicsResult listTopics(ListTopicsOptions options) {
      return before;
    }
  }

  @Test
  void triesAgainWhileTooFewBrokersAreCountedAmongTheLiving() {
    // Given brokers that refuse at first, as one does that was held up and taken for dead
    Topics topics = new Topics("awake.", WireFormat.SINGLE_OBJECT);
    try (ForwardingAdmin few = new FewBrokers(connection())) {
      // When
      Report report = new TopicSetup(few).ensure(List.of(topics.feeds(), topics.articles()));
      // Then
      assertThat(report)
          .isEqualTo(new Report(List.of("awake.news.articles", "awake.news.feeds"), List.of()));
    }
  }

  /** Asks at first for more replicas than there are brokers. */
  private static final class FewBrokers extends ForwardingAdmin {
    private boolean asked;

    FewBrokers(Map<String, Object> settings) {
      super(settings);
    }

    @Override
    public CreateTopicsResult createTopics(
        Collection<NewTopic> topics, CreateTopicsOptions options) {
      if (asked) {
        return super.createTopics(topics, options);
      }
      asked = true;
      return super.createTopics(
          topics.stream().map(t -> new NewTopic(t.name(), t.numPartitions(), (short) 2)).toList(),
          options);
    }
  }

  @Test
  void severalInstancesMayStartAtTheSameTime() throws Exception {
    // Given four instances that begin at the same moment
    int instances = 4;
    Collection<Topic<?, ?>> topics = catalogue("race.");
    CyclicBarrier start = new CyclicBarrier(instances);
    ExecutorService threads = Executors.newFixedThreadPool(instances);
    // When
    List<Future<Report>> starting =
        IntStream.range(0, instances)
            .mapToObj(i -> threads.submit(() -> ensure(start, topics)))
            .toList();
    threads.shutdown();
    // Then none fails, and every topic is made exactly once
    List<String> created = new ArrayList<>();
    for (Future<Report> instance : starting) {
      Report report = instance.get(120, TimeUnit.SECONDS);
      assertThat(report.differences()).isEmpty();
      created.addAll(report.created());
    }
    assertThat(created)
        .containsExactlyInAnyOrderElementsOf(topics.stream().map(t -> t.name()).toList());
  }

  @Test
  void newTopicsCountAsMadeWhenTheLeadersOfAllPartitionsTakeRecords() {
    // Given a broker that tells of partitions before it has opened their logs
    Topics topics = new Topics("open.", WireFormat.SINGLE_OBJECT);
    try (LateLogs late = new LateLogs(connection())) {
      // When
      new TopicSetup(late).ensure(List.of(topics.articles(), topics.unmatched()));
      // Then it was asked until each of them was open
      assertThat(late.refusals).isEqualTo(2);
      assertThat(late.open)
          .extracting(TopicPartition::toString)
          .containsExactlyInAnyOrder(
              "open.news.articles-0",
              "open.news.articles-1",
              "open.news.articles-2",
              "open.news.articles-3",
              "open.news.unmatched-0");
    }
  }

  /** Knows no end of any partition at first; keeps the partitions whose ends it has told. */
  private static final class LateLogs extends ForwardingAdmin {
    private final Set<TopicPartition> open = new HashSet<>();
    private int refusals;

    LateLogs(Map<String, Object> settings) {
      super(settings);
    }

    @Override
    public ListOffsetsResult listOffsets(
        Map<TopicPartition, OffsetSpec> partitions, ListOffsetsOptions options) {
      if (refusals < 2) {
        refusals++;
        KafkaFutureImpl<ListOffsetsResultInfo> closed = new KafkaFutureImpl<>();
        closed.completeExceptionally(new UnknownTopicOrPartitionException("Not yet."));
        return new ListOffsetsResult(
            partitions.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> closed)));
      }
      open.addAll(partitions.keySet());
      return super.listOffsets(partitions, options);
    }
  }

  private static Report ensure(CyclicBarrier start, Collection<Topic<?, ?>> topics)
      throws Exception {
    try (Admin own = connect()) {
      start.await(90, TimeUnit.SECONDS);
      return new TopicSetup(own).ensure(topics);
    }
  }

  private static List<Topic<?, ?>> catalogue(String prefix) {
    return new Topics(prefix, WireFormat.SINGLE_OBJECT)
        .all(List.of("sahel", "baltic"), List.of("nato", "aukus"));
  }

  private static Admin connect() {
    return Admin.create(connection());
  }

  private static Map<String, Object> connection() {
    return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
  }

  private static int partitions(String name) throws Exception {
    return admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions().size();
  }

  private static Map<String, String> settings(String name, Collection<String> keys)
      throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return keys.stream().collect(Collectors.toMap(key -> key, key -> config.get(key).value()));
  }

  private static void close(AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

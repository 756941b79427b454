package dev.pactwire.app.path;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;

/** A broker of its own for one test, with all topics, and what is needed to publish and look. */
final class LocalPath implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(90);

  private final Topics topics = new Topics();
  private final DataDirectory directory = DataDirectory.temporary();
  private final EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
  private final PathRun run = new PathRun(brokers());
  private final Publisher publisher = new Publisher(brokers());
  private final CommittedLog log = new CommittedLog(brokers());

  LocalPath() {
    run.createTopics();
  }

  String brokers() {
    return broker.bootstrapServers();
  }

  PathRun run() {
    return run;
  }

  Publisher publisher() {
    return publisher;
  }

  CommittedLog log() {
    return log;
  }

  /** A processor in this JVM, not started. */
  NewsProcessor processor(Path state, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(PathRun.SETTINGS);
    settings.putAll(more);
    return ProcessorMain.processor(brokers(), state, settings);
  }

  /** How far the outcomes reach, in offsets: a little more than there are. */
  long outcomes() {
    return log.reach(topics.classified().name(), topics.duplicates().name());
  }

  /** All duplicates. */
  List<Duplicate> duplicates() {
    String topic = topics.duplicates().name();
    return log.read(topic).stream()
        .map(r -> topics.duplicates().valueSerde().deserializer().deserialize(topic, r.value()))
        .toList();
  }

  /** Id of the only article that was told. */
  String told() {
    return log.read(topics.classified().name()).stream()
        .map(r -> new String(r.key(), StandardCharsets.UTF_8))
        .reduce(
            (one, other) -> {
              throw new AssertionError("Told were " + one + " and " + other);
            })
        .orElseThrow();
  }

  void deleteTopic(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
      admin.deleteTopics(List.of(topic)).all().get();
      until("the broker knows it no more", () -> !names(admin).contains(topic));
    }
  }

  /** Bounds what a topic takes, in bytes. */
  void limitRecords(String topic, int bytes) throws ExecutionException, InterruptedException {
    set(topic, "max.message.bytes", Integer.toString(bytes));
  }

  /** Makes a topic keep every value of a key, so that a test can look back. */
  void keepAll(String topic) throws ExecutionException, InterruptedException {
    set(topic, "cleanup.policy", "delete");
  }

  private void set(String topic, String setting, String value)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    ConfigEntry entry = new ConfigEntry(setting, value);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
          .all()
          .get();
      until("the broker knows it", () -> value.equals(setting(admin, resource, setting)));
    }
  }

  void addPartitions(String topic, int total) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total))).all().get();
      until("the broker knows all", () -> partitions(admin, topic) == total);
    }
  }

  /** What the controller has decided the broker learns a moment later. */
  private static void until(String name, Callable<Boolean> known) {
    Await.until(
        name,
        SOON,
        () -> {
          try {
            return known.call();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  /** Names of all topics. */
  List<String> names() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
      return names(admin).stream().sorted().toList();
    }
  }

  private static Set<String> names(Admin admin) throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get();
  }

  private static String setting(Admin admin, ConfigResource resource, String name)
      throws ExecutionException, InterruptedException {
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }

  private static int partitions(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  @Override
  public void close() {
    log.close();
    publisher.close();
    broker.close();
    directory.close();
  }
}

package dev.pactwire.bench.cluster;

import dev.pactwire.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The broker under the contest, in a JVM of its own on free ports of the loopback address. */
public final class Cluster implements AutoCloseable {

  private static final Duration START_WITHIN = Duration.ofSeconds(60);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

  private final ChildJvm broker;
  private final String bootstrapServers;
  private final Admin admin;

  private Cluster(ChildJvm broker, String bootstrapServers) {
    this.broker = broker;
    this.bootstrapServers = bootstrapServers;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** Starts a broker that keeps its data in a folder. */
  public static Cluster start(Path folder) {
    ChildJvm broker =
        ChildJvm.start(
            List.of("-Xms1g", "-Xmx1g"), BrokerMain.class.getName(), List.of(folder.toString()));
    String address = broker.awaitOutput(line -> line.startsWith("127.0.0.1:"), START_WITHIN);
    return new Cluster(broker, address);
  }

  /** Address for clients. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** For whatever else is to be asked. */
  public Admin admin() {
    return admin;
  }

  /** What the broker's process and this one have worked so far; zero where that cannot be told. */
  public Duration cpuTime() {
    return Stream.of(ProcessHandle.of(broker.pid()), Optional.of(ProcessHandle.current()))
        .flatMap(Optional::stream)
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Creates a topic of the contest. */
  public void create(String topic, int partitions) {
    await(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all());
  }

  /** The partitions of all topics whose name passes. */
  public List<TopicPartition> partitions(Predicate<String> topics) {
    Set<String> names =
        await(admin.listTopics().names()).stream().filter(topics).collect(Collectors.toSet());
    return await(admin.describeTopics(names).allTopicNames()).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition())))
        .toList();
  }

  /** Where each partition ends. */
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    await(admin.listOffsets(latest).all()).forEach((p, info) -> ends.put(p, info.offset()));
    return ends;
  }

  /** How far a consumer group has committed. */
  public Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach((partition, offset) -> committed.put(partition, position(offset)));
    return committed;
  }

  private static long position(OffsetAndMetadata offset) {
    return offset == null ? 0 : offset.offset();
  }

  /** Drops all records of some topics, which stay. */
  public void empty(Predicate<String> topics) {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    ends(partitions(topics)).entrySet().stream()
        .filter(end -> end.getValue() > 0)
        .forEach(end -> all.put(end.getKey(), RecordsToDelete.beforeOffset(end.getValue())));
    await(admin.deleteRecords(all).all());
  }

  /** Removes the internal topics of an application that has ended. */
  public void forget(String applicationId) {
    Set<String> internal =
        await(admin.listTopics().names()).stream()
            .filter(name -> name.startsWith(applicationId + "-"))
            .collect(Collectors.toSet());
    await(admin.deleteTopics(internal).all());
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while waiting for the broker.", e);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
    try (broker) {
      broker.input().close();
      broker.awaitExit(STOP_WITHIN);
    } catch (IOException e) {
      // Its input is gone because it has ended already.
      broker.awaitExit(STOP_WITHIN);
    }
  }
}

package dev.pactwire.app.operate;

import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.TopicSetup.Difference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;

/** Whether the topics are there, as they should be, and open to this user. */
final class TopicChecks {
  private static final int SHOWN = 3;

  /** Settings with which records vanish, or stop the processor. */
  private static final Set<String> DANGEROUS =
      Set.of("cleanup.policy", "message.timestamp.type", "max.message.bytes");

  private final Cluster cluster;
  private final Collection<? extends Topic<?, ?>> catalogue;
  private final String servers;

  /**
   * Prepares the questions.
   *
   * @param servers named in the commands that are advised
   */
  TopicChecks(Cluster cluster, Collection<? extends Topic<?, ?>> catalogue, String servers) {
    this.cluster = cluster;
    this.catalogue = catalogue;
    this.servers = servers;
  }

  /** Names of the topics of the catalogue that this user sees. */
  List<String> seen() {
    Set<String> names = cluster.names();
    return catalogue.stream().map(topic -> topic.name()).filter(names::contains).toList();
  }

  /** Whether all are there, with the settings of the catalogue. */
  Check topics() {
    TopicSetup.Inspection inspection = cluster.inspect(catalogue);
    Set<String> hidden = hidden(inspection.missing());
    List<String> missing =
        inspection.missing().stream().filter(name -> !hidden.contains(name)).toList();
    if (!hidden.isEmpty() && missing.isEmpty() && inspection.differences().isEmpty()) {
      return Check.doubtful(
          "topics",
          "%d of %d cannot be looked at by this user.".formatted(hidden.size(), catalogue.size()),
          "See permissions.");
    }
    if (missing.size() == catalogue.size()) {
      return Check.doubtful(
          "topics",
          "None of Pactwire's topics is there yet.",
          "Start pactwire process: it creates them.");
    }
    if (!missing.isEmpty()) {
      return Check.bad(
          "topics",
          "%d are missing, such as %s.".formatted(missing.size(), missing.get(0)),
          "A processor creates them when it starts: restart pactwire process.");
    }
    return inspection.differences().isEmpty()
        ? Check.good("topics", "All %d are as they should be.".formatted(catalogue.size()))
        : otherwise(inspection.differences());
  }

  /** Brokers list only what a user may see, and refuse to speak of the rest by name. */
  private Set<String> hidden(Collection<String> missing) {
    Map<String, KafkaFuture<TopicDescription>> asked =
        cluster.admin().describeTopics(missing).topicNameValues();
    return asked.entrySet().stream()
        .filter(topic -> isHidden(topic.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isHidden(KafkaFuture<TopicDescription> asked) {
    try {
      Asking.await(asked);
      return false;
    } catch (RuntimeException e) {
      return Asking.isDenied(e);
    }
  }

  private Check otherwise(List<Difference> differences) {
    List<Difference> dangerous = differences.stream().filter(TopicChecks::isDangerous).toList();
    List<Difference> told = dangerous.isEmpty() ? differences : dangerous;
    String finding =
        told.stream().limit(SHOWN).map(Difference::sentence).collect(Collectors.joining(" "))
            + (differences.size() > Math.min(SHOWN, told.size())
                ? " %d differences in all; pactwire topics names them."
                    .formatted(differences.size())
                : "");
    return dangerous.isEmpty()
        ? Check.doubtful("topics", finding, "Unless it is meant: " + command(told.get(0)))
        : Check.bad("topics", finding, command(told.get(0)));
  }

  private static boolean isDangerous(Difference difference) {
    return difference.key().equals("max.message.bytes")
        ? Long.parseLong(difference.found()) < Long.parseLong(difference.wanted())
        : DANGEROUS.contains(difference.key());
  }

  private String command(Difference difference) {
    return difference.key().equals("partitions")
        ? "%s keeps its partitions: delete it and restart pactwire process if what it holds may go."
            .formatted(difference.topic())
        : "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=%s"
            .formatted(servers, difference.topic(), difference.key(), difference.wanted());
  }

  /** Whether this user may read and write all topics that there are. */
  Check permissions() {
    Set<String> hidden = hidden(cluster.inspect(catalogue).missing());
    if (!hidden.isEmpty()) {
      return closed(hidden.stream().sorted().toList(), "see");
    }
    Map<String, TopicDescription> topics =
        Asking.await(
            cluster
                .admin()
                .describeTopics(
                    seen(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames());
    List<String> closed =
        topics.values().stream()
            .filter(topic -> !mayUse(topic.authorizedOperations()))
            .map(TopicDescription::name)
            .sorted()
            .toList();
    return closed.isEmpty()
        ? Check.good("permissions", "This user may read and write all topics.")
        : closed(closed, "read and write");
  }

  private Check closed(List<String> topics, String what) {
    return Check.doubtful(
        "permissions",
        "This user may not %s %d topics, such as %s.".formatted(what, topics.size(), topics.get(0)),
        ("A processor's user needs READ, WRITE, CREATE, DESCRIBE and DESCRIBE_CONFIGS:"
                + " kafka-acls.sh --bootstrap-server %s --add --allow-principal User:NAME"
                + " --operation All --topic news. --resource-pattern-type prefixed")
            .formatted(servers));
  }

  /** Brokers without an authorizer do not answer this: then everybody may do everything. */
  private static boolean mayUse(Set<AclOperation> operations) {
    return operations == null
        || operations.isEmpty()
        || operations.containsAll(Set.of(AclOperation.READ, AclOperation.WRITE));
  }
}

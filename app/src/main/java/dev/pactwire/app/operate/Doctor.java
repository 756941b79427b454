package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;

/** Looks at everything that can be seen from outside and says what is wrong and what to do. */
public final class Doctor {
  private static final long LONG_QUEUE = 10_000;
  private static final double LITTLE_ROOM = 0.2;
  private static final double NO_ROOM = 0.05;
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Connection connection;
  private final Collection<? extends Topic<?, ?>> catalogue;
  private final String group;
  private final Optional<String> registry;
  private final Clock clock;

  /**
   * Prepares the questions.
   *
   * @param catalogue the topics that there should be
   * @param group the processors' application id
   * @param registry address of the schema registry, if one is used
   */
  public Doctor(
      Connection connection,
      Collection<? extends Topic<?, ?>> catalogue,
      String group,
      Optional<String> registry,
      Clock clock) {
    this.connection = connection;
    this.catalogue = List.copyOf(catalogue);
    this.group = group;
    this.registry = registry;
    this.clock = clock;
  }

  /** Asks everything; a question that fails is a finding too. */
  public List<Check> examine() {
    try (Cluster cluster = new Cluster(connection)) {
      Set<String> names = cluster.names();
      List<String> ours =
          catalogue.stream().map(topic -> topic.name()).filter(names::contains).toList();
      boolean running = names.contains(articles());
      return Stream.concat(
              Stream.of(
                  asked("brokers", () -> brokers(cluster)),
                  asked("topics", () -> topics(cluster)),
                  asked("copies", () -> copies(cluster, ours)),
                  asked("permissions", () -> permissions(cluster, ours)),
                  asked("disk", () -> disk(cluster)),
                  asked("registry", () -> RegistryCheck.of(registry))),
              running
                  ? Stream.of(
                      asked("clocks", () -> ClockCheck.of(cluster, articles(), clock.instant())),
                      asked("processors", () -> processors(cluster)),
                      asked("queue", () -> queue(cluster)),
                      asked("dead letters", () -> deadLetters(names)))
                  : Stream.empty())
          .toList();
    }
  }

  private static Check asked(String name, Supplier<Check> question) {
    try {
      return question.get();
    } catch (CommandFailure | KafkaException e) {
      return Check.bad(name, e.getMessage(), "See that this user may ask, and the brokers' logs.");
    }
  }

  private Check brokers(Cluster cluster) {
    DescribeClusterResult answer = cluster.admin().describeCluster();
    Collection<Node> nodes = Asking.await(answer.nodes());
    Node controller = Asking.await(answer.controller());
    return controller == null || controller.isEmpty()
        ? Check.bad(
            "brokers", nodes.size() + " answer, but there is no controller.", "Look at their logs.")
        : Check.good("brokers", nodes.size() + " answer; controller is " + controller.id() + ".");
  }

  private Check topics(Cluster cluster) {
    TopicSetup.Inspection seen = cluster.inspect(catalogue);
    if (seen.missing().size() == catalogue.size()) {
      return Check.doubtful(
          "topics", "None of Pactwire's topics is there yet.", "Start pactwire process.");
    }
    if (!seen.missing().isEmpty()) {
      return Check.bad(
          "topics",
          "%d are missing, such as %s.".formatted(seen.missing().size(), seen.missing().get(0)),
          "A processor creates them when it starts: restart pactwire process.");
    }
    return seen.differences().isEmpty()
        ? Check.good("topics", "All %d are as they should be.".formatted(catalogue.size()))
        : Check.doubtful(
            "topics",
            String.join(" ", seen.differences()),
            "Change the settings with kafka-configs, unless they are meant.");
  }

  private static Check copies(Cluster cluster, List<String> ours) {
    List<String> behind =
        cluster.topics(ours).stream()
            .filter(topic -> !topic.inSync())
            .map(Cluster.TopicState::name)
            .toList();
    return behind.isEmpty()
        ? Check.good("copies", "All replicas are in step.")
        : Check.bad(
            "copies",
            "Replicas of %d topics are behind, such as %s.".formatted(behind.size(), behind.get(0)),
            "A broker is down or slow: see the brokers' logs before another one goes.");
  }

  private static Check permissions(Cluster cluster, List<String> ours) {
    Map<String, TopicDescription> topics =
        Asking.await(
            cluster
                .admin()
                .describeTopics(ours, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames());
    List<String> closed =
        topics.values().stream()
            .filter(topic -> !mayUse(topic.authorizedOperations()))
            .map(TopicDescription::name)
            .sorted()
            .toList();
    return closed.isEmpty()
        ? Check.good("permissions", "This user may read and write all topics.")
        : Check.doubtful(
            "permissions",
            "This user may not read and write %d topics, such as %s."
                .formatted(closed.size(), closed.get(0)),
            "A processor needs READ and WRITE on them: see the brokers' ACLs.");
  }

  /** Brokers without an authorizer do not answer this: then everybody may do everything. */
  private static boolean mayUse(Set<AclOperation> operations) {
    return operations == null
        || operations.isEmpty()
        || operations.containsAll(Set.of(AclOperation.READ, AclOperation.WRITE));
  }

  private static Check disk(Cluster cluster) {
    List<Integer> ids =
        Asking.await(cluster.admin().describeCluster().nodes()).stream().map(Node::id).toList();
    double least =
        Asking.await(cluster.admin().describeLogDirs(ids).allDescriptions()).values().stream()
            .flatMap(folders -> folders.values().stream())
            .mapToDouble(Doctor::room)
            .min()
            .orElse(1);
    String finding = "The fullest disk of a broker has %.0f %% left.".formatted(100 * least);
    if (least < NO_ROOM) {
      return Check.bad(
          "disk", finding, "Give it room or lower retention: a broker without room stops.");
    }
    return least < LITTLE_ROOM
        ? Check.doubtful("disk", finding, "Give it room or lower retention.")
        : Check.good("disk", finding);
  }

  private static double room(LogDirDescription folder) {
    return folder.totalBytes().isPresent() && folder.totalBytes().getAsLong() > 0
        ? (double) folder.usableBytes().orElse(0) / folder.totalBytes().getAsLong()
        : 1;
  }

  private Check processors(Cluster cluster) {
    int members =
        Asking.await(cluster.admin().describeConsumerGroups(List.of(group)).all())
            .get(group)
            .members()
            .size();
    return members == 0
        ? Check.bad(
            "processors",
            "No processor with the application id %s is at work.".formatted(group),
            "Start pactwire process; articles wait meanwhile and are not lost.")
        : Check.good("processors", members + " threads of processors are at work.");
  }

  private Check queue(Cluster cluster) {
    long waiting = cluster.lags(group, articles()).stream().mapToLong(Cluster.Lag::waiting).sum();
    return waiting > LONG_QUEUE
        ? Check.doubtful(
            "queue",
            waiting + " records wait to be processed.",
            "pactwire lag shows where; more processors or threads share the work.")
        : Check.good("queue", waiting + " records wait to be processed.");
  }

  private Check deadLetters(Set<String> names) {
    if (!names.contains(connection.topics().deadLetters().name())) {
      return Check.bad("dead letters", "Their topic is missing.", "Restart pactwire process.");
    }
    Instant now = clock.instant();
    long lately =
        new DeadLetters(connection)
            .latest(
                new DeadLetters.Selection(
                    new Span(now.minus(A_DAY), now), Optional.empty(), Optional.empty()),
                1)
            .inAll();
    return lately == 0
        ? Check.good("dead letters", "None within a day.")
        : Check.doubtful(
            "dead letters",
            lately + " within a day.",
            "pactwire dlq list --from 24h shows them, pactwire dlq redrive sends them again.");
  }

  private String articles() {
    return connection.topics().articles().name();
  }
}

package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Looks at everything that can be seen from outside and says what is wrong and what to do. What
 * cannot be asked because of something that was told before is left out.
 */
public final class Doctor {
  /** Less than for other commands: one broker that is out of reach must not cost minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Connection connection;
  private final Site site;
  private final Clock clock;

  /**
   * What is looked at besides the brokers.
   *
   * @param group the processors' application id
   * @param registry address of the schema registry, if one is used
   * @param state the state folder of a processor on this machine
   * @param stateIsMeant whether somebody named that folder
   */
  public record Site(String group, Optional<String> registry, Path state, boolean stateIsMeant) {}

  public Doctor(Connection connection, Site site, Clock clock) {
    this.connection = connection;
    this.site = site;
    this.clock = clock;
  }

  /**
   * Asks everything; a question that fails is a finding too.
   *
   * @param brokers how they are reached
   * @param told is given each finding as it is made
   */
  public void examine(Brokers brokers, Consumer<Check> told) {
    brokers
        .look()
        .ifPresentOrElse(
            problem -> told.accept(Check.bad("brokers", problem.finding(), problem.advice())),
            () -> examineCluster(told));
    told.accept(asked("registry", () -> RegistryCheck.of(site.registry())));
    told.accept(asked("state", () -> FolderCheck.of(site.state(), site.stateIsMeant())));
  }

  private void examineCluster(Consumer<Check> told) {
    try (Cluster cluster = new Cluster(connection, PATIENCE)) {
      BrokerChecks brokers = new BrokerChecks(cluster);
      Check first = asked("brokers", brokers::brokers);
      told.accept(first);
      Set<String> names;
      try {
        names = cluster.names();
      } catch (CommandFailure | KafkaException e) {
        if (first.state() == Check.State.GOOD) {
          told.accept(failed("topics", e));
        }
        return;
      }
      examineTopics(cluster, brokers, names, told);
      if (names.contains(connection.topics().articles().name())) {
        examineWork(cluster, names, told);
      }
    }
  }

  private void examineTopics(
      Cluster cluster, BrokerChecks brokers, Set<String> names, Consumer<Check> told) {
    TaxonomyCheck taxonomy = TaxonomyCheck.of(connection, names);
    told.accept(taxonomy.check());
    TopicChecks topics =
        new TopicChecks(
            cluster, taxonomy.catalogue(connection.topics()), connection.bootstrapServers());
    told.accept(asked("topics", topics::topics));
    told.accept(
        asked("copies", () -> CopyCheck.of(cluster.describe(topics.seen()), brokers.nodes())));
    told.accept(asked("permissions", topics::permissions));
    told.accept(asked("disk", brokers::disk));
  }

  private void examineWork(Cluster cluster, Collection<String> names, Consumer<Check> told) {
    WorkChecks work = new WorkChecks(connection, cluster, site.group(), clock.instant());
    told.accept(
        asked(
            "clocks",
            () -> ClockCheck.of(cluster, connection.topics().articles().name(), clock.instant())));
    if (names.contains(connection.topics().feedStatus().name())) {
      told.accept(asked("feeds", work::feeds));
    }
    told.accept(asked("processors", work::processors));
    told.accept(asked("queue", work::queue));
    told.accept(asked("dead letters", work::deadLetters));
  }

  private static Check asked(String name, Supplier<Check> question) {
    try {
      return question.get();
    } catch (CommandFailure | KafkaException e) {
      return failed(name, e);
    }
  }

  /** What this user may not ask is another's to look at, and no fault. */
  private static Check failed(String name, RuntimeException e) {
    return Asking.isDenied(e)
        ? Check.doubtful(
            name,
            "This user may not ask: " + e.getMessage(),
            "Ask as a user with DESCRIBE on topics, groups and the cluster (kafka-acls.sh).")
        : Check.bad(
            name, e.getMessage(), "See the brokers' logs, and the network between here and them.");
  }
}

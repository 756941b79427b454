package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.dashboard.window.DeadLetter;
import dev.pactwire.processor.span.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Whether somebody works, and how well. */
final class WorkChecks {
  private static final long LONG_QUEUE = 10_000;
  private static final Duration LONG_WAIT = Duration.ofMinutes(10);
  private static final Duration A_DAY = Duration.ofDays(1);

  /** Feeds are polled every four hours at least, unless poll.longest says otherwise. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(5);

  private final Connection connection;
  private final Cluster cluster;
  private final String group;
  private final Instant now;

  /**
   * Prepares the questions.
   *
   * @param group the processors' application id
   * @param now what this machine's clock says
   */
  WorkChecks(Connection connection, Cluster cluster, String group, Instant now) {
    this.connection = connection;
    this.cluster = cluster;
    this.group = group;
    this.now = now;
  }

  /** Whether feeds are being polled. */
  Check feeds() {
    Optional<Instant> last = cluster.newest(connection.topics().feedStatus().name());
    if (last.isEmpty()) {
      return Check.good("feeds", "No feed has been polled yet.");
    }
    Duration ago = Duration.between(last.get(), now);
    return ago.compareTo(LONGEST_PAUSE) > 0
        ? Check.doubtful(
            "feeds",
            "No feed has been polled for %d hours.".formatted(ago.toHours()),
            "Start pactwire ingest, or see its log: it may not reach the network.")
        : Check.good(
            "feeds", "A feed was polled %d minutes ago.".formatted(Math.max(0, ago.toMinutes())));
  }

  /** Whether processors are at work. */
  Check processors() {
    int members = members();
    return members == 0
        ? Check.bad(
            "processors",
            "No processor with the application id %s is at work.".formatted(group),
            "Start pactwire process; articles wait meanwhile and are not lost. Processors of"
                + " another name: --set application.id=NAME.")
        : Check.good("processors", members + " threads of processors are at work.");
  }

  private int members() {
    try {
      ConsumerGroupDescription found =
          Asking.await(cluster.admin().describeConsumerGroups(List.of(group)).all()).get(group);
      return found.members().size();
    } catch (CommandFailure e) {
      if (Asking.caused(e, GroupIdNotFoundException.class)) {
        return 0;
      }
      throw e;
    }
  }

  /** How much waits, and for how long. */
  Check queue() {
    String articles = connection.topics().articles().name();
    List<Cluster.Lag> lags = cluster.lags(group, articles);
    long waiting = lags.stream().mapToLong(Cluster.Lag::waiting).sum();
    boolean old = cluster.waitsSince(lags, articles, now.minus(LONG_WAIT));
    String finding =
        waiting
            + " records wait to be processed"
            + (old ? ", the oldest for more than ten minutes." : ".");
    return waiting > LONG_QUEUE || old
        ? Check.doubtful(
            "queue",
            finding,
            "pactwire lag shows where. All partitions: more processors or threads share the work."
                + " One alone: see the log of who works on it, and restart it if it hangs.")
        : Check.good("queue", finding);
  }

  /** How many records could not be handled lately. */
  Check deadLetters() {
    if (!cluster.names().contains(connection.topics().deadLetters().name())) {
      return Check.bad(
          "dead letters",
          "Their topic is missing, or this user may not see it.",
          "Restart pactwire process: it creates it; if it is there, see permissions.");
    }
    long lately =
        new DeadLetters(connection)
            .latest(
                new DeadLetters.Selection(
                    new Span(now.minus(A_DAY), now), Optional.empty(), Optional.empty()),
                1,
                DeadLetter::id)
            .inAll();
    return lately == 0
        ? Check.good("dead letters", "None within a day.")
        : Check.doubtful(
            "dead letters",
            lately + " within a day.",
            "pactwire dlq list --from 24h shows them, pactwire dlq redrive sends them again.");
  }
}

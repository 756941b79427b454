package dev.pactwire.app.connect;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.CommandFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** Whether there is anybody at the other end, asked before anything is started. */
public final class Brokers {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);

  /** Who asked for a longer wait than the default is told that it has begun. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

  private static final int CONNECT_MILLIS = 2_000;
  private static final int TIMES_TO_ANSWER = 4;

  /** Who is busy is not waited for longer, unless {@link Connection#timeout()} is longer. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

  private static final Obstacle SILENT =
      Obstacle.absent("it takes connections, but does not answer as Kafka does");

  private final Connection connection;
  private final Console console;

  public Brokers(Connection connection, Console console) {
    this.connection = connection;
    this.console = console;
  }

  /**
   * Returns when the brokers answer.
   *
   * @throws CommandFailure when they take no connection within {@link Connection#timeout()}, or do
   *     not answer within {@link #patience}: those that are there are only busy
   */
  public void await() {
    look()
        .ifPresent(
            problem -> {
              throw problem.failure();
            });
  }

  /**
   * Waits as {@link #await} does, and tells how that ended.
   *
   * @return why the brokers cannot be worked with; empty when they answer
   * @throws CommandFailure when the Kafka client cannot be set up as configured
   */
  public Optional<Unreachable> look() {
    return atPort(System.nanoTime() + connection.timeout().toNanos())
        .map(obstacle -> unreachable(obstacle, connection.timeout(), null))
        .or(this::answer);
  }

  /** A plain connection first: Kafka's own client would fill the screen with warnings. */
  private Optional<Obstacle> atPort(long deadline) {
    boolean said = false;
    Optional<Obstacle> obstacle = attempt();
    while (obstacle.filter(Obstacle::passes).isPresent()) {
      if (System.nanoTime() - deadline > 0) {
        return obstacle;
      }
      if (!said && connection.timeout().compareTo(WORTH_TELLING) > 0) {
        console.say(
            "Waiting for Kafka at %s (%s) ..."
                .formatted(connection.bootstrapServers(), obstacle.get().problem()));
        said = true;
      }
      pause();
      obstacle = attempt();
    }
    return obstacle;
  }

  /** Empty when one of the servers can be asked, otherwise why the last one cannot. */
  private Optional<Obstacle> attempt() {
    Optional<Obstacle> last = Optional.empty();
    for (String server : List.of(connection.bootstrapServers().split(","))) {
      last = attempt(server);
      if (last.isEmpty()) {
        return last;
      }
    }
    return last;
  }

  private Optional<Obstacle> attempt(String server) {
    int colon = server.lastIndexOf(':');
    InetSocketAddress address =
        new InetSocketAddress(
            server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
    if (address.isUnresolved()) {
      return Optional.of(Obstacle.absent("host %s is unknown".formatted(address.getHostString())));
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
    } catch (IOException e) {
      return Optional.of(Obstacle.absent(e.getMessage()));
    }
    return Greeting.obstacle(address, connection.properties());
  }

  private Optional<Unreachable> answer() {
    Duration patience = patience(connection.timeout());
    long millis = Math.max(1_000, patience.toMillis());
    Map<String, Object> client = connection.client();
    client.put("default.api.timeout.ms", (int) millis);
    client.put("request.timeout.ms", (int) millis);
    try (Admin admin = Admin.create(client)) {
      admin.describeCluster().clusterId().get(millis, TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(unreachable(obstacle(e.getCause()), patience, e));
    } catch (TimeoutException e) {
      return Optional.of(unreachable(SILENT, patience, e));
    } catch (KafkaException e) {
      throw CommandFailure.wrongUsage("The Kafka client cannot be set up: " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(unreachable(Obstacle.absent("interrupted"), patience, e));
    }
  }

  private static Obstacle obstacle(Throwable cause) {
    // Kafka's client gives up in the same moment: who is first differs.
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return SILENT;
    }
    return cause instanceof AuthenticationException
        ? Obstacle.refused(cause.getMessage())
        : Obstacle.absent(cause.getMessage());
  }

  /** Four times as long as for a connection, but not beyond a minute because of that. */
  static Duration patience(Duration timeout) {
    Duration longer = timeout.multipliedBy(TIMES_TO_ANSWER);
    Duration longest = timeout.compareTo(LONGEST_ANSWER) > 0 ? timeout : LONGEST_ANSWER;
    return longer.compareTo(longest) < 0 ? longer : longest;
  }

  private static String reason(KafkaException e) {
    return e.getCause() == null
        ? e.getMessage()
        : e.getMessage() + ": " + e.getCause().getMessage();
  }

  private Unreachable unreachable(Obstacle obstacle, Duration within, Exception cause) {
    return Unreachable.of(
        obstacle, connection.bootstrapServers(), within, Optional.ofNullable(cause));
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_ATTEMPTS.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while waiting for Kafka.", e);
    }
  }
}

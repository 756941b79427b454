package dev.pactwire.app.connect;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.error.CommandFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Whether there is anybody at the other end, asked before anything is started. */
public final class Brokers {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);

  /** Who asked for a longer wait than the default is told that it has begun. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

  private static final int CONNECT_MILLIS = 2_000;
  private static final int TIMES_TO_ANSWER = 4;

  /** Who is busy is not waited for longer, unless {@link Connection#timeout()} is longer. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

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
    long deadline = System.nanoTime() + connection.timeout().toNanos();
    awaitPort(deadline);
    awaitAnswer();
  }

  /** A plain connection first: Kafka's own client would fill the screen with warnings. */
  private void awaitPort(long deadline) {
    boolean said = false;
    String problem = attempt();
    while (!problem.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw unreachable(connection.timeout(), problem, null);
      }
      if (!said && connection.timeout().compareTo(WORTH_TELLING) > 0) {
        console.say(
            "Waiting for Kafka at %s (%s) ...".formatted(connection.bootstrapServers(), problem));
        said = true;
      }
      pause();
      problem = attempt();
    }
  }

  /** Empty when one of the servers takes a connection, otherwise why the last one does not. */
  private String attempt() {
    String problem = "";
    for (String server : List.of(connection.bootstrapServers().split(","))) {
      int colon = server.lastIndexOf(':');
      InetSocketAddress address =
          new InetSocketAddress(
              server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
      if (address.isUnresolved()) {
        problem = "host %s is unknown".formatted(address.getHostString());
        continue;
      }
      try (Socket socket = new Socket()) {
        socket.connect(address, CONNECT_MILLIS);
      } catch (IOException e) {
        problem = e.getMessage();
        continue;
      }
      if (!Greeting.isAnsweredOtherwise(address, connection.properties())) {
        return "";
      }
      problem = "what listens at port %d does not speak Kafka".formatted(address.getPort());
    }
    return problem;
  }

  private void awaitAnswer() {
    Duration patience = patience(connection.timeout());
    long millis = Math.max(1_000, patience.toMillis());
    Map<String, Object> client = connection.client();
    client.put("default.api.timeout.ms", (int) millis);
    client.put("request.timeout.ms", (int) millis);
    try (Admin admin = Admin.create(client)) {
      admin.describeCluster().clusterId().get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unreachable(patience, e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw unreachable(patience, "it takes connections, but does not answer as Kafka does", e);
    } catch (KafkaException e) {
      throw CommandFailure.wrongUsage("The Kafka client cannot be set up: " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(patience, "interrupted", e);
    }
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

  private CommandFailure unreachable(Duration within, String problem, Exception cause) {
    return CommandFailure.failed(
        "No Kafka broker answers at %s within %d s: %s. Is it running? Name others with --bootstrap-servers."
            .formatted(connection.bootstrapServers(), within.toSeconds(), problem),
        cause);
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

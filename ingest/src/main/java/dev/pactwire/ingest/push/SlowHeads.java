package dev.pactwire.ingest.push;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request has come in whole for a while though something keeps
 * trickling in, so that it is not silence that ends them: whoever sends the head of a request a
 * letter at a time, on as many connections as there may be, would shut out everybody else.
 */
final class SlowHeads implements Connection.Listener {

  private final ServerConnector connector;
  private final Duration patience;

  /** The next look at each connection that is open: a closed one is not to be kept in memory. */
  private final Map<Connection, Scheduler.Task> looks = new ConcurrentHashMap<>();

  /**
   * Looks after the connections of a connector, once it is among its listeners.
   *
   * @param patience longer than the longest silence
   */
  SlowHeads(ServerConnector connector, Duration patience) {
    this.connector = connector;
    this.patience = patience;
  }

  @Override
  public void onOpened(Connection connection) {
    lookLater(connection, 0);
  }

  @Override
  public void onClosed(Connection connection) {
    forget(connection);
  }

  private void lookLater(Connection connection, long requests) {
    looks.put(
        connection,
        connector
            .getScheduler()
            .schedule(
                () -> look(connection, requests), patience.toMillis(), TimeUnit.MILLISECONDS));
    if (!connection.getEndPoint().isOpen()) {
      // It was closed meanwhile, perhaps before there was anything to forget.
      forget(connection);
    }
  }

  private void forget(Connection connection) {
    Scheduler.Task look = looks.remove(connection);
    if (look != null) {
      look.cancel();
    }
  }

  /** How many connections are looked after. */
  int size() {
    return looks.size();
  }

  private void look(Connection connection, long requests) {
    if (!connection.getEndPoint().isOpen()) {
      forget(connection);
      return;
    }
    long now = connection.getMessagesIn();
    boolean answering = connection.getMessagesOut() < now;
    if (now == requests && !answering) {
      connection.getEndPoint().close();
    } else {
      lookLater(connection, now);
    }
  }
}

package dev.pactwire.ingest.push;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Closes connections on which no request has come in whole for a while though something keeps
 * trickling in, so that it is not silence that ends them: whoever sends the head of a request a
 * letter at a time, on as many connections as there may be, would shut out everybody else.
 */
final class SlowHeads implements Connection.Listener {

  private final ServerConnector connector;
  private final Duration patience;

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

  private void lookLater(Connection connection, long requests) {
    connector
        .getScheduler()
        .schedule(() -> look(connection, requests), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(Connection connection, long requests) {
    if (!connection.getEndPoint().isOpen()) {
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

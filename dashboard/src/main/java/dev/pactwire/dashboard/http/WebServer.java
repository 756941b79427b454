package dev.pactwire.dashboard.http;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: bounded in threads, connections, sizes and times. */
final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int THREADS = 24;
  private static final int CONNECTIONS = 4_000;
  private static final int HEADER_BYTES = 16 * 1024;
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Server server;
  private final ServerConnector connector;

  /** A server that answers with this handler; it does not run yet. */
  WebServer(String host, int port, Handler handler) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("dashboard-http");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(HEADER_BYTES);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    SocketEndpoint.prepare(server);
    server.setHandler(handler);
    server.setErrorHandler(WebServer::refuse);
    // Browsers keep connections open; there is nothing to wait for: subscribers have been told.
    server.setStopTimeout(0);
  }

  /**
   * Answers what never gets as far as the handler, since it is no good request; nothing of it is
   * said again.
   */
  private static boolean refuse(Request request, Response response, Callback callback) {
    Router.secure(response.getHeaders());
    new Call(request, response, callback, new Fields(), "")
        .problem(response.getStatus(), "The request cannot be read.");
    return true;
  }

  /**
   * Begins to answer.
   *
   * @throws IOException when the port cannot be used
   */
  void start() throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      close();
      throw e;
    } catch (Exception e) { // as Jetty declares it
      close();
      throw new IOException(e.getMessage(), e);
    }
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as Jetty declares it
      LOG.warn("The web server did not stop in order: {}", e.getMessage());
    }
  }
}

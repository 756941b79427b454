package dev.pactwire.ingest.push;

import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.websub.Subscriptions;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes articles over HTTP: {@code POST /articles} with a JSON object, an array of them, or JSON
 * Lines; the fields are those of files. Bounded in connections, threads, sizes and times.
 */
public final class PushServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PushServer.class);
  private static final int HEADER_BYTES = 16 * 1024;
  private static final int CONNECTIONS = 500;
  private static final int BYTES_PER_SECOND = 256;
  private static final int SPARE_THREADS = 8;
  private static final int IDLES_A_HEAD = 3;

  private final Server server;
  private final PushSettings settings;
  private final KeptAnswers kept;
  private final RepeatedRequests repeated;
  private final PushHandler articles;
  private final ServerConnector connector;

  /**
   * A server; it does not run yet.
   *
   * @param sink takes the articles; not closed with this
   * @param clock when the articles come in
   */
  public PushServer(PushSettings settings, ArticleSink sink, Clock clock) {
    this(settings, sink, KeptAnswers.NONE, clock);
  }

  /**
   * A server that remembers what others have answered; it does not run yet.
   *
   * @param sink takes the articles; not closed with this
   * @param kept keeps answers to requests with an idempotency key; not closed with this
   * @param clock when the articles come in
   */
  public PushServer(PushSettings settings, ArticleSink sink, KeptAnswers kept, Clock clock) {
    this(settings, settings.idle().multipliedBy(IDLES_A_HEAD), sink, kept, clock);
  }

  /** As above; a request comes in whole within the patience, or its connection is closed. */
  PushServer(
      PushSettings settings, Duration patience, ArticleSink sink, KeptAnswers kept, Clock clock) {
    QueuedThreadPool threads = new QueuedThreadPool(settings.requests() + SPARE_THREADS, 2);
    threads.setName("push");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setMinRequestDataRate(BYTES_PER_SECOND);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idle().toMillis());
    connector.addEventListener(new SlowHeads(connector, patience));
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    this.settings = settings;
    this.kept = kept;
    repeated = new RepeatedRequests(kept);
    articles = new PushHandler(settings, new PushIntake(sink, clock), repeated);
    server.setHandler(articles);
    server.setStopTimeout(0);
  }

  /**
   * Answers hubs as well, at {@value HubHandler#PATH}; to be called before it is started.
   *
   * @param subscriptions judges what they send
   */
  public void answerHubs(Subscriptions subscriptions) {
    server.setHandler(new Handler.Sequence(new HubHandler(subscriptions, settings), articles));
  }

  /**
   * The address under which hubs of this machine reach it.
   *
   * @param base address under which they reach it from elsewhere, if they do
   */
  public URI callback(Optional<URI> base) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    String root = base.map(URI::toString).orElseGet(() -> "http://" + host + ":" + port());
    return URI.create(root.replaceFirst("/+$", "") + HubHandler.PATH);
  }

  /**
   * Begins to listen.
   *
   * @throws IOException when the port cannot be used
   */
  public void start() throws IOException {
    kept.follow(repeated::learn);
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

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as Jetty declares it
      LOG.warn("The push endpoint did not stop in order: {}", e.toString());
    }
  }
}

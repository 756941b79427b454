package dev.pactwire.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.sources.FeedListReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the bundled sample feeds from 127.0.0.1. Feeds come in editions: {@code feed.xml} at
 * first, {@code feed-2.xml} from the second edition on for those that have one. <code>{{site}}
 * </code> stands for this server's address, <code>{{base}}</code> for that of a publisher.
 */
public final class DemoSite implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String FOLDER = "/dev/pactwire/app/demo/";
  private static final Pattern PATH =
      Pattern.compile("/([a-z0-9-]+)/((?:articles/)?[A-Za-z0-9._-]+)");

  /** One character a byte: documents go out in the encoding they are in. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final int WORKERS = 2;
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  private final HttpServer server;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(WORKERS, task -> new Thread(task, "demo-site"));
  private final AtomicBoolean second = new AtomicBoolean();

  private DemoSite(HttpServer server) {
    this.server = server;
  }

  /** Starts the server on a free port. */
  public static DemoSite start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), 0), 0);
      DemoSite site = new DemoSite(server);
      server.createContext("/", site::answer);
      server.setExecutor(site.workers);
      server.start();
      return site;
    } catch (IOException e) {
      throw CommandFailure.failed(
          "The demo's web server cannot start on %s: %s.".formatted(HOST, e.getMessage()), e);
    }
  }

  /** The address of the server, without a slash at the end. */
  public String address() {
    return "http://%s:%d".formatted(HOST, server.getAddress().getPort());
  }

  /** Host that a fetcher must be allowed to ask. */
  public String host() {
    return HOST;
  }

  /** The feeds of all publishers. */
  public List<FeedDefinition> feeds() {
    String list = utf8(text(FOLDER + "feeds.yaml").orElseThrow());
    return IngestSetup.feeds(FeedListReader.parse(filledIn(list, ""), "feeds.yaml of the demo"));
  }

  /** From now on the second edition is served by those that have one. */
  public void secondEdition() {
    second.set(true);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
      Optional<String> document =
          path.matches() ? document(path.group(1), path.group(2)) : Optional.empty();
      byte[] body = document.orElse("There is nothing here.\n").getBytes(BYTES);
      exchange.getResponseHeaders().set("Content-Type", type(path, document.isPresent()));
      exchange.sendResponseHeaders(document.isPresent() ? OK : NOT_FOUND, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String type(Matcher path, boolean found) {
    if (!found) {
      return "text/plain";
    }
    return path.group(2).endsWith(".xml") ? "application/xml" : "text/html";
  }

  private Optional<String> document(String publisher, String name) {
    String folder = FOLDER + "site/" + publisher + "/";
    Optional<String> later =
        second.get() && name.equals("feed.xml") ? text(folder + "feed-2.xml") : Optional.empty();
    return later.or(() -> text(folder + name)).map(text -> filledIn(text, publisher));
  }

  private String filledIn(String text, String publisher) {
    return text.replace("{{site}}", address()).replace("{{base}}", address() + "/" + publisher);
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(BYTES), StandardCharsets.UTF_8);
  }

  private static Optional<String> text(String resource) {
    try (InputStream in = DemoSite.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + resource, e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }
}

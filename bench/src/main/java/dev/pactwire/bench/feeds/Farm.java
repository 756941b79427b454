package dev.pactwire.bench.feeds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hosts at addresses {@code 127.0.x.y} behind one port, each with feeds of its own. They answer
 * after a while, some of them slowly, and fail as hosts do. When each was asked is noted.
 */
final class Farm implements AutoCloseable {

  private static final int THREADS = 600;
  private static final int HOSTS_A_NET = 250;

  private final HttpServer server;
  private final ExecutorService pool;
  private final FeedPages pages;
  private final Weather weather;
  private final Map<String, ConcurrentLinkedQueue<Long>> asked = new ConcurrentHashMap<>();

  private Farm(HttpServer server, ExecutorService pool, FeedPages pages, Weather weather) {
    this.server = server;
    this.pool = pool;
    this.pages = pages;
    this.weather = weather;
  }

  static Farm start(FeedPages pages, Weather weather) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(0), THREADS);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    pool.allowCoreThreadTimeOut(true);
    Farm farm = new Farm(server, pool, pages, weather);
    server.createContext("/", farm::answer);
    server.setExecutor(pool);
    server.start();
    return farm;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The address of a host by its number. */
  static String host(int number) {
    return "127.0." + (1 + number / HOSTS_A_NET) + "." + (1 + number % HOSTS_A_NET);
  }

  /** Nanoseconds at which each host was asked, in order of arrival. */
  Map<String, ConcurrentLinkedQueue<Long>> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = exchange.getLocalAddress().getAddress().getHostAddress();
    asked.computeIfAbsent(host, any -> new ConcurrentLinkedQueue<>()).add(System.nanoTime());
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/robots.txt")) {
      reply(exchange, 404, new byte[0]);
      return;
    }
    Weather.Today today = weather.at(host);
    pause(today.delay());
    if (today.status() == 0) {
      exchange.close();
    } else if (today.status() != 200) {
      reply(exchange, today.status(), new byte[0]);
    } else {
      feed(exchange, host, path);
    }
  }

  private void feed(HttpExchange exchange, String host, String path) throws IOException {
    FeedPages.Edition edition = pages.at(host + path);
    String tag = '"' + edition.tag() + '"';
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
      return;
    }
    String root = "http://" + host + ":" + port() + path;
    reply(exchange, 200, edition.xml(root).getBytes(StandardCharsets.UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange;
        OutputStream out = sized(exchange, status, body)) {
      out.write(body);
    }
  }

  private static OutputStream sized(HttpExchange exchange, int status, byte[] body)
      throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    return exchange.getResponseBody();
  }

  private static void pause(Duration delay) {
    try {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    pool.shutdownNow();
  }
}

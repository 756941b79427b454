package dev.pactwire.app.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server that takes alerts, and misbehaves as it is told: a status; 0 for no answer; 1 for a body
 * that never ends; 2 for a connection that is cut. When nothing more is told it answers 204.
 */
final class Hook implements AutoCloseable {

  static final int SILENT = 0;
  static final int ENDLESS = 1;
  static final int CUT = 2;

  private final Queue<Integer> script;
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  Hook(Integer... script) throws IOException {
    this.script = new ConcurrentLinkedQueue<>(List.of(script));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secret-path");
  }

  BlockingQueue<String> received() {
    return received;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Integer next = script.poll();
    int status = next == null ? 204 : next;
    // Before the answer, for the next request may come as soon as it is out.
    received.add(status + " " + body);
    if (status == SILENT) {
      awaitClose();
    } else if (status == ENDLESS) {
      exchange.sendResponseHeaders(200, 0);
      dripUntilGone(exchange.getResponseBody());
    } else if (status != CUT) {
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  private void dripUntilGone(OutputStream out) {
    try {
      while (closed.getCount() > 0) {
        out.write('x');
        out.flush();
        if (closed.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (IOException e) {
      // The client has gone, as it should.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

package dev.pactwire.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server on a free port of the loopback interface that behaves as each path is told to, badly
 * if so wished. It writes answers byte by byte itself, because a well-behaved server cannot send
 * what broken ones send. One request a connection.
 */
public final class FeedServer implements AutoCloseable {

  /** A request as it came in. Names of headers are in lower case. */
  public record Request(String method, String path, Map<String, String> headers) {}

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task));
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private FeedServer(ServerSocket socket) {
    this.socket = socket;
  }

  /** A running server; every path is 404 until {@link #on} says otherwise. */
  public static FeedServer start() {
    try {
      FeedServer server =
          new FeedServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
      server.threads.execute(server::accept);
      return server;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Sets what a path, with its query if it has one, does from now on. */
  public FeedServer on(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
    return this;
  }

  /** The absolute address of a path. */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /** The port it listens on. */
  public int port() {
    return socket.getLocalPort();
  }

  /** All requests so far in the order of their arrival. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Requests of one path so far. */
  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        threads.execute(() -> serve(connection));
      } catch (SocketException closed) {
        return;
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      Request request = read(connection);
      requests.add(request);
      Behaviour behaviour = behaviours.getOrDefault(request.path(), Behaviour.status(404));
      behaviour.answer(request, connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (IOException gone) {
      // The client hung up, as it should on some of the behaviours; its side of the test says what
      // is expected.
      return;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(connection);
    }
  }

  private static Request read(Socket connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = reader.readLine();
    if (first == null) {
      throw new SocketException("closed before a request");
    }
    String[] parts = first.split(" ");
    Map<String, String> headers = new HashMap<>();
    for (String line = reader.readLine();
        line != null && !line.isEmpty();
        line = reader.readLine()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new Request(parts[0], parts.length > 1 ? parts[1] : "", Map.copyOf(headers));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "feed-server");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends the server and cuts all connections. */
  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : open) {
        connection.close();
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } finally {
      threads.shutdownNow();
    }
  }
}

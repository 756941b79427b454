package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.ChildJvm;
import dev.pactwire.testkit.FeedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * All that means harm at the same time, against a process with a small heap that ends at the first
 * {@code OutOfMemoryError}.
 */
@Timeout(600)
class SmallHeapTest {

  private static final Duration SOON = Duration.ofSeconds(240);
  private static final String HEAP = "-Xmx512m";
  private static final String RSS = "application/rss+xml";
  private static final int SLOW_HEADS = 100;
  private static final int HUGE_BODIES = 12;
  private static final int LARGEST = 15 << 20;

  @AutoClose private final FeedServer server = FeedServer.start();

  @AutoClose("shutdownNow")
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private final List<Socket> slow = new ArrayList<>();

  @Test
  @Tag("fault-35")
  @Tag("fault-36")
  @Tag("fault-37")
  @Tag("fault-39")
  @Tag("fault-40")
  void nothingThatIsTooMuchFillsTheHeapAndTheOthersGoOn() throws Exception {
    // Given hostile feeds, each of them several times, and good ones between
    List<String> feeds = new ArrayList<>();
    hostile()
        .forEach(
            (name, behaviour) -> {
              server.on("/" + name, behaviour);
              feeds.add(name);
            });
    IntStream.range(0, 5)
        .forEach(
            i -> {
              server.on("/good" + i, Behaviour.content(RSS, rss("Good " + i)));
              feeds.add(i * 3, "good" + i);
            });
    List<String> arguments = Stream.concat(Stream.of(root()), feeds.stream()).toList();

    // When all are polled, while articles are pushed in ways that are not meant
    try (ChildJvm child =
        ChildJvm.start(
            List.of(HEAP, "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC"),
            SmallHeapMain.class.getName(),
            arguments)) {
      int port =
          Integer.parseInt(
              child
                  .awaitOutput(line -> line.startsWith("push "), SOON)
                  .substring("push ".length()));
      trickle(port);
      List<Future<?>> bodies =
          IntStream.range(0, HUGE_BODIES)
              .<Future<?>>mapToObj(i -> threads.submit(() -> push(port)))
              .toList();
      child.awaitOutput(line -> line.equals("polled all"), SOON);
      for (Future<?> body : bodies) {
        body.get(90, TimeUnit.SECONDS);
      }
      child.input().close();

      // Then the process has lived through it, and has read what is good
      assertThat(child.awaitExit(SOON)).as("%s", child.errors()).isZero();
      assertThat(child.output())
          .contains("article Good 0", "article Good 1", "article Good 2", "article Good 3")
          .contains("article Good 4", "article A page too deep", "done");
      assertThat(child.errors()).noneMatch(line -> line.contains("OutOfMemoryError"));
    } finally {
      for (Socket each : slow) {
        each.close();
      }
    }
  }

  private Map<String, Behaviour> hostile() {
    Map<String, Behaviour> all = new LinkedHashMap<>();
    all.put("endless", Behaviour.endless(RSS));
    all.put("headers", Behaviour.endlessHeaders());
    all.put("slow", Behaviour.dripping(RSS, new byte[100_000], 1_000));
    all.put("gzip", Behaviour.gzipBomb(RSS, 1L << 26));
    for (int i = 0; i < 2; i++) {
      all.put("items" + i, repeated("<rss><channel>", "<item><title>a</title></item>"));
      all.put("deep" + i, repeated("<rss><channel>", "<abcdefghijklmno>"));
      all.put("attribute" + i, repeated("<rss><channel title='", "0123456789"));
      all.put(
          "json" + i,
          repeated("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{},"));
    }
    all.put("pages", Behaviour.content(RSS, pages()));
    server
        .on("/page-deep", repeated("<body>", "<div>"))
        .on("/page-many", repeated("<body>", "<p>x"));
    return all;
  }

  /** A document that is as large as may be. */
  private static Behaviour repeated(String begin, String part) {
    byte[] block = part.repeat(8_192 / part.length()).getBytes(StandardCharsets.UTF_8);
    return (request, out) -> {
      out.write(
          ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n" + begin)
              .getBytes(StandardCharsets.UTF_8));
      for (int sent = 0; sent < LARGEST; sent += block.length) {
        out.write(block);
      }
    };
  }

  private void trickle(int port) throws IOException {
    for (int i = 0; i < SLOW_HEADS; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      slow.add(socket);
      socket.getOutputStream().write("POST /articles HT".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A body without an end, or as large as may be and of countless parts. */
  private static void push(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 2000000\r\n\r\n[")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] block = "{\"a\":[0]},".repeat(800).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 250; i++) {
        out.write(block);
      }
      socket.getInputStream().readNBytes(12);
    } catch (IOException refused) {
      // What is too much may be cut off at any moment.
      return;
    }
  }

  private String root() {
    return server.url("").toString();
  }

  private String pages() {
    return rss("A page too deep")
            .replace("</item>", "<link>" + server.url("/page-deep") + "</link></item>")
            .replace("</channel></rss>", "")
        + "<item><title>A page of too many parts</title><link>"
        + server.url("/page-many")
        + "</link></item></channel></rss>";
  }

  private static String rss(String title) {
    return "<rss version='2.0'><channel><item><title>"
        + title
        + "</title><description>Some words.</description></item></channel></rss>";
  }
}

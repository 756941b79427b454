package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.Samples;
import dev.pactwire.dashboard.access.Tokens;
import dev.pactwire.dashboard.subscribe.Hub;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Slot;
import dev.pactwire.testkit.Seeds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Subscribers on real sockets that come back, to a server that is itself started anew. */
@Timeout(240)
class SiteResumeTest extends SiteFixture {
  private static final int PARTITIONS = 4;
  private static final int SUBSCRIBERS = 50;
  private static final int EVENTS = 800;

  /** For each of the subscribers: a thousand altogether. */
  private static final int LOSSES = 20;

  private static final int RESTARTS = 3;

  private volatile int port;

  @Test
  void
      fiftySubscribersOnSocketsThatLoseTheConnectionAThousandTimesMissNothingWhileTheServerRestarts()
          throws Exception {
    // Given
    long seed = Seeds.of(SiteResumeTest.class);
    Random random = new Random(seed);
    beginAnew(0, random);
    ExecutorService threads = Executors.newFixedThreadPool(SUBSCRIBERS);
    List<Future<List<Integer>>> all = new ArrayList<>();
    for (int i = 0; i < SUBSCRIBERS; i++) {
      Subscriber subscriber = new Subscriber(new Random(seed + i));
      all.add(threads.submit(subscriber::readAll));
    }

    // When
    for (int number = 0; number < EVENTS; number++) {
      if (number % (EVENTS / (RESTARTS + 1)) == EVENTS / (RESTARTS + 2)) {
        beginAnew(number, random);
      }
      tell(number);
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
    }

    // Then
    for (Future<List<Integer>> one : all) {
      assertThat(one.get(200, TimeUnit.SECONDS))
          .as("seed %d", seed)
          .hasSize(EVENTS)
          .doesNotHaveDuplicates();
    }
    threads.shutdown();
  }

  /** As after a restart: partitions are read again from their beginning, in some other order. */
  private void beginAnew(int told, Random random) throws IOException {
    hub.close();
    site.close();
    window = window(2 * EVENTS);
    hub = new Hub(window, limits());
    List<List<Integer>> partitions = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      int its = partition;
      partitions.add(
          new ArrayList<>(
              IntStream.range(0, told).filter(n -> n % PARTITIONS == its).boxed().toList()));
    }
    for (int left = told; left > 0; left--) {
      partitions.removeIf(List::isEmpty);
      tell(partitions.get(random.nextInt(partitions.size())).remove(0));
    }
    start(new Tokens(List.of(), List.of()));
    port = site.port();
  }

  private void tell(int number) {
    window.append(
        new Slot(Channel.ARTICLES, number % PARTITIONS),
        number / PARTITIONS,
        new Item.Told(Samples.article("n" + number, "nato")));
  }

  /** A client as it stands in the documentation: the id counts once its event is dealt with. */
  private final class Subscriber {
    private final Random random;
    private final List<Integer> numbers = new ArrayList<>();
    private String cursor = "";
    private int losses;

    Subscriber(Random random) {
      this.random = random;
    }

    List<Integer> readAll() {
      while (numbers.size() < EVENTS || losses < LOSSES) {
        try (Socket socket = new Socket()) {
          socket.connect(new InetSocketAddress("127.0.0.1", port));
          socket.setSoTimeout(60_000);
          read(socket);
          losses++;
        } catch (IOException e) {
          // The server is being restarted.
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
      }
      return numbers;
    }

    /** Reads some events and goes away; the last time, all. */
    private void read(Socket socket) throws IOException {
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/stream?view=summary&snapshot=20000 HTTP/1.1\r\nHost: localhost\r\n"
                      + (cursor.isEmpty() ? "" : "Last-Event-ID: " + cursor + "\r\n")
                      + "\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      int most = losses < LOSSES - 1 ? 1 + random.nextInt(2 * EVENTS / LOSSES) : EVENTS;
      String id = "";
      String event = "";
      for (int taken = 0; taken < most && numbers.size() < EVENTS; ) {
        String line = lines.readLine();
        if (line == null || (line.startsWith("HTTP") && !line.contains(" 200 "))) {
          throw new IOException("The server has gone, or does not want to.");
        }
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
          assertThat(event).isNotEqualTo("reset");
        } else if (line.startsWith("data: ") && event.equals("article")) {
          numbers.add(Integer.parseInt(line.replaceFirst(".*?\"id\":\"n(\\d+)\".*", "$1")));
          cursor = id;
          taken++;
        }
      }
    }
  }
}

package dev.pactwire.ingest.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host is asked as often as its budget says, whatever it does to make us ask again. */
@Timeout(180)
class AskedOnceTest {

  private static final AllowedHosts ALL = AllowedHosts.of(Set.of("127.0.0.1", "two.example"));

  /** What makes HTTP clients ask again by themselves. */
  private enum Lure {
    CUT(""),
    REQUEST_TIMEOUT("HTTP/1.1 408 Scripted\r\nContent-Length: 0\r\n\r\n"),
    AT_ONCE("HTTP/1.1 503 Scripted\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"),
    IN_AGES("HTTP/1.1 503 Scripted\r\nRetry-After: 99999999999\r\nContent-Length: 0\r\n\r\n"),
    MISDIRECTED("HTTP/1.1 421 Scripted\r\nContent-Length: 0\r\n\r\n");

    private final String answer;

    Lure(String answer) {
      this.answer = answer;
    }
  }

  /**
   * A server that keeps its connections, answers {@code /good}, and hangs up after anything else.
   */
  private static final class Keeping implements AutoCloseable {
    private final ServerSocket socket;
    private final String answer;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    Keeping(String answer) throws IOException {
      this.answer = answer;
      socket = new ServerSocket(0);
      daemon(this::accept);
    }

    private void accept() {
      while (!socket.isClosed()) {
        try {
          Socket connection = socket.accept();
          daemon(() -> serve(connection));
        } catch (IOException closed) {
          return;
        }
      }
    }

    private void serve(Socket connection) {
      try (connection;
          BufferedReader in =
              new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII))) {
        for (String first = in.readLine(); first != null; first = in.readLine()) {
          asked.add(first.split(" ")[1]);
          while (!in.readLine().isEmpty()) {
            // The rest of the request says nothing.
          }
          boolean good = first.contains("/good");
          String said = good ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok" : answer;
          connection.getOutputStream().write(said.getBytes(US_ASCII));
          if (!good) {
            return;
          }
        }
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    URI url(String host, String path) {
      return URI.create("http://" + host + ":" + socket.getLocalPort() + path);
    }

    private static void daemon(Runnable work) {
      Thread thread = new Thread(work, "keeping-server");
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Lure.class)
  @Tag("fault-49")
  void aRequestThatFailsIsNotSentAgain(Lure lure) throws IOException {
    // Given a server that answers well, and then does not
    try (Keeping server = new Keeping(lure.answer);
        HttpFetcher fetcher = new HttpFetcher(TestLimits.PATIENT, ALL, Clock.systemUTC())) {
      FetchOutcome first = fetcher.fetch(server.url("127.0.0.1", "/good"), Validators.NONE);

      // When
      FetchOutcome second = fetcher.fetch(server.url("127.0.0.1", "/bad"), Validators.NONE);

      // Then
      assertThat(first).isInstanceOf(Fetched.class);
      assertThat(second).isInstanceOf(Failed.class);
      assertThat(server.asked).containsExactly("/good", "/bad");
    }
  }

  @Test
  @Tag("fault-49")
  void waitsAsLongAsAHostAsksHoweverManyDigitsItTakes() throws IOException {
    // Given a host that asks for three thousand years, and one that asks for none
    try (Keeping ages = new Keeping(Lure.IN_AGES.answer);
        Keeping none = new Keeping(Lure.AT_ONCE.answer);
        HttpFetcher fetcher = new HttpFetcher(TestLimits.PATIENT, ALL, Clock.systemUTC())) {
      // When
      FetchOutcome ofAges = fetcher.fetch(ages.url("127.0.0.1", "/bad"), Validators.NONE);
      FetchOutcome ofNone = fetcher.fetch(none.url("127.0.0.1", "/bad"), Validators.NONE);

      // Then
      assertThat(((Failed) ofAges).status()).contains(503);
      assertThat(((Failed) ofAges).retryAfter()).contains(Duration.ofSeconds(999_999_999));
      assertThat(((Failed) ofNone).retryAfter()).isEmpty();
    }
  }

  @Test
  void whatTheClientTripsOverFailsOneFetch() throws IOException {
    try (Keeping server = new Keeping("");
        HttpFetcher fetcher =
            new HttpFetcher(
                TestLimits.PATIENT,
                ALL,
                Clock.systemUTC(),
                usual ->
                    usual.addInterceptor(
                        chain -> {
                          throw new IllegalStateException("For input string");
                        }))) {
      FetchOutcome outcome = fetcher.fetch(server.url("127.0.0.1", "/good"), Validators.NONE);

      assertThat(((Failed) outcome).reason()).contains("cannot be understood: For input string.");
    }
  }

  @Test
  @Tag("fault-49")
  void norToTheNextAddressOfTheHost() throws IOException {
    // Given a host with two addresses, both of which hang up
    try (Keeping server = new Keeping("");
        HttpFetcher fetcher = fetcher("127.0.0.1", "127.0.0.2")) {
      // When
      FetchOutcome outcome = fetcher.fetch(server.url("two.example", "/bad"), Validators.NONE);

      // Then
      assertThat(outcome).isInstanceOf(Failed.class);
      assertThat(server.asked).containsExactly("/bad");
    }
  }

  @Test
  void anAddressThatCannotBeConnectedToIsNoReasonToGiveUp() {
    // Given a host with two addresses, of which only the second listens
    try (FeedServer server = FeedServer.start();
        HttpFetcher fetcher = fetcher("127.0.0.3", "127.0.0.1")) {
      server.on("/feed", Behaviour.answer(200, Map.of(), new byte[] {1}));

      // When
      FetchOutcome outcome =
          fetcher.fetch(
              URI.create("http://two.example:" + server.port() + "/feed"), Validators.NONE);

      // Then
      assertThat(outcome).isInstanceOf(Fetched.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static HttpFetcher fetcher(String... addresses) {
    List<InetAddress> all = Stream.of(addresses).map(AskedOnceTest::address).toList();
    return new HttpFetcher(
        TestLimits.PATIENT, ALL, Clock.systemUTC(), usual -> usual.dns(name -> all));
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

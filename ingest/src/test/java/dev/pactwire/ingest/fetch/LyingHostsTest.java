package dev.pactwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import okhttp3.Dns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that lie about where and who they are. */
@Timeout(60)
class LyingHostsTest {

  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(3), Duration.ofSeconds(1), 1 << 20, 5);
  private static final String SECRET = "changeit";

  @TempDir private Path folder;

  @Test
  @Tag("fault-34")
  void aNameThatTurnsPrivateBetweenTwoLooksIsRefusedAtTheSocket() throws UnknownHostException {
    // Given a name that is public at the first look and this machine at each later one
    AtomicInteger looks = new AtomicInteger();
    InetAddress elsewhere = InetAddress.getByName("203.0.113.7");
    InetAddress here = InetAddress.getLoopbackAddress();
    Dns rebinding = name -> looks.getAndIncrement() == 0 ? List.of(elsewhere, here) : List.of(here);
    try (FeedServer server = FeedServer.start();
        HttpFetcher fetcher =
            new HttpFetcher(LIMITS, AllowedHosts.of(Set.of()), Clock.systemUTC(), rebinding)) {
      server.on("/feed", Behaviour.content("text/plain", "secret"));
      URI url = URI.create("http://rebind.example:" + server.port() + "/feed");
      // When
      FetchOutcome first = fetcher.fetch(url, Validators.NONE);
      FetchOutcome second = fetcher.fetch(url, Validators.NONE);
      // Then nothing is ever asked, whatever the name said before
      assertThat(List.of(first, second)).noneMatch(Fetched.class::isInstance);
      assertThat(second)
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.FORBIDDEN));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  @Tag("fault-51")
  void selfSignedExpiredAndForeignCertificatesAreRefused() throws Exception {
    assertThat(fetchFrom(keys("self", "CN=localhost", "-validity", "30"))).contains("could not be");
    assertThat(fetchFrom(keys("old", "CN=localhost", "-startdate", "-10d", "-validity", "1")))
        .contains("could not be");
    assertThat(fetchFrom(keys("other", "CN=other.example", "-validity", "30")))
        .contains("could not be");
  }

  /** The reason of the failed fetch. */
  private String fetchFrom(Path keys) throws IOException, GeneralSecurityException {
    try (SSLServerSocket server =
            (SSLServerSocket)
                tls(keys)
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HttpFetcher fetcher =
            new HttpFetcher(LIMITS, AllowedHosts.of(Set.of("localhost")), Clock.systemUTC())) {
      Thread accepting = new Thread(() -> accept(server));
      accepting.setDaemon(true);
      accepting.start();
      URI url = URI.create("https://localhost:" + server.getLocalPort() + "/feed");
      FetchOutcome outcome = fetcher.fetch(url, Validators.NONE);
      assertThat(outcome).isInstanceOf(Failed.class);
      assertThat(((Failed) outcome).kind()).isEqualTo(Kind.UNREACHABLE);
      return ((Failed) outcome).reason();
    }
  }

  private static void accept(SSLServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nsecret".getBytes("US-ASCII"));
      } catch (IOException refused) {
        // The client refuses the handshake, as it should.
        continue;
      }
    }
  }

  private static SSLContext tls(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, SECRET.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, SECRET.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** A key pair made by the JDK's own tool. */
  private Path keys(String name, String owner, String... validity)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                SECRET,
                "-dname",
                owner));
    command.addAll(List.of(validity));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    return file;
  }
}

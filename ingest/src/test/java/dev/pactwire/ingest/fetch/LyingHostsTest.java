package dev.pactwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that lie about where and who they are. */
@Timeout(180)
class LyingHostsTest {

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
            new HttpFetcher(
                TestLimits.PATIENT,
                AllowedHosts.of(Set.of()),
                Clock.systemUTC(),
                usual -> usual.dns(rebinding))) {
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

  @Test
  @Tag("fault-33")
  void aRedirectFromHttpsToHttpIsNotFollowed() throws Exception {
    // Given a host that is trusted, and sends us to itself without encryption
    Path keys = keys("good", "CN=localhost", "-validity", "30", "-ext", "SAN=dns:localhost");
    try (FeedServer open = FeedServer.start();
        SSLServerSocket server = listening(keys);
        HttpFetcher fetcher =
            new HttpFetcher(
                TestLimits.PATIENT,
                AllowedHosts.of(Set.of("localhost")),
                Clock.systemUTC(),
                trusting(keys))) {
      open.on("/feed", Behaviour.content("text/plain", "secret"));
      answering(
          server,
          "HTTP/1.1 301 Scripted\r\nContent-Length: 0\r\nLocation: http://localhost:"
              + open.port()
              + "/feed\r\n\r\n");

      // When
      FetchOutcome outcome =
          fetcher.fetch(
              URI.create("https://localhost:" + server.getLocalPort() + "/feed"), Validators.NONE);

      // Then
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.kind()).isEqualTo(Kind.REDIRECT);
                assertThat(failed.reason()).contains("from https to http:");
              });
      assertThat(open.requests()).isEmpty();
    }
  }

  private static UnaryOperator<OkHttpClient.Builder> trusting(Path keys)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", stored(keys).getCertificate("a"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    X509TrustManager first = (X509TrustManager) managers.getTrustManagers()[0];
    return usual -> usual.sslSocketFactory(context.getSocketFactory(), first);
  }

  private static SSLServerSocket listening(Path keys) throws IOException, GeneralSecurityException {
    return (SSLServerSocket)
        tls(keys)
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static void answering(SSLServerSocket server, String answer) {
    Thread accepting = new Thread(() -> accept(server, answer));
    accepting.setDaemon(true);
    accepting.start();
  }

  /** The reason of the failed fetch. */
  private String fetchFrom(Path keys) throws IOException, GeneralSecurityException {
    try (SSLServerSocket server = listening(keys);
        HttpFetcher fetcher =
            new HttpFetcher(
                TestLimits.PATIENT, AllowedHosts.of(Set.of("localhost")), Clock.systemUTC())) {
      answering(server, "HTTP/1.1 200 OK\r\n\r\nsecret");
      URI url = URI.create("https://localhost:" + server.getLocalPort() + "/feed");
      FetchOutcome outcome = fetcher.fetch(url, Validators.NONE);
      assertThat(outcome).isInstanceOf(Failed.class);
      assertThat(((Failed) outcome).kind()).isEqualTo(Kind.UNREACHABLE);
      return ((Failed) outcome).reason();
    }
  }

  private static void accept(SSLServerSocket server, String answer) {
    while (!server.isClosed()) {
      try (Socket client = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException refused) {
        // The client refuses the handshake, as it should.
        continue;
      }
    }
  }

  private static SSLContext tls(Path keys) throws IOException, GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(stored(keys), SECRET.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore stored(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, SECRET.toCharArray());
    }
    return store;
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

package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor finds where there is no broker to ask, each with a way out. */
class DoctorFaultsTest {
  @TempDir private Path folder;

  /** Answers each request of a connection. */
  private interface Answers {
    void one(DataInputStream in, DataOutputStream out) throws IOException;
  }

  @Test
  void nobodyIsThere() throws IOException {
    // Given a port at which nobody listens any more
    int port;
    try (ServerSocket closed = listening()) {
      port = closed.getLocalPort();
    }

    // When
    CommandRun run = doctor(port);

    // Then the finding is one for programs, too, and what can be looked at is
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "{\"check\":\"brokers\",\"state\":\"bad\",\"finding\":\"No Kafka broker")
                    .contains(
                        "\"advice\":\"Is it running? Name others with --bootstrap-servers.\""))
        .anyMatch(line -> line.startsWith("{\"check\":\"registry\",\"state\":\"good\""))
        .anyMatch(line -> line.startsWith("{\"check\":\"state\","))
        .hasSize(3);
  }

  @Test
  void whoeverTakesConnectionsAndSaysNothingIsNotWaitedForForEver() throws IOException {
    try (ServerSocket silent = listening()) {
      // When
      CommandRun run = doctor(silent.getLocalPort());

      // Then
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out().get(0))
          .contains("\"bad\"", "it takes connections, but does not answer as Kafka does");
    }
  }

  @Test
  void aPortWithTlsIsToldFromOneThatSpeaksSomethingElse() throws IOException {
    // Given what a server of TLS says to bytes that are none: an alert
    try (ServerSocket server = encrypted()) {
      // When
      CommandRun run = doctor(server.getLocalPort());

      // Then no time is spent on what does not pass
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out().get(0))
          .contains("cannot be used: what listens at port " + server.getLocalPort())
          .contains("speaks TLS.", "Set kafka.security.protocol to SSL or SASL_SSL");
    }
  }

  @Test
  void aBrokerThatAsksForCredentialsSaysWhichItTakes() throws IOException {
    // Given a broker that answers which requests it knows, and names its mechanisms
    try (ServerSocket server =
        serving(
            (in, out) -> {
              byte[] request = new byte[in.readInt()];
              in.readFully(request);
              boolean handshake = request[1] == 17;
              out.writeInt(handshake ? 4 + 2 + 4 + 2 + 5 : 4 + 2 + 4);
              out.writeInt(0);
              out.writeShort(handshake ? 33 : 0);
              out.writeInt(handshake ? 1 : 0);
              if (handshake) {
                out.writeShort(5);
                out.write("PLAIN".getBytes(StandardCharsets.UTF_8));
              }
            })) {
      // When
      CommandRun run = doctor(server.getLocalPort());

      // Then
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out().get(0))
          .contains("it asks for credentials (PLAIN).")
          .contains("kafka.sasl.mechanism and kafka.sasl.jaas.config.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, '[]', good, answers.",
    "200, '<html>Welcome</html>', bad, not as a schema registry does",
    "404, 'not here', bad, not as a schema registry does",
    "301, '', bad, not as a schema registry does",
    "401, '', doubtful, it asks for credentials",
    "503, '', bad, answers 503"
  })
  void theRegistryMustAnswerAsOne(int status, String body, String state, String finding)
      throws IOException {
    // Given
    HttpServer web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    web.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    web.start();
    try (ServerSocket none = encrypted()) {
      // When
      CommandRun run =
          doctor(
              none.getLocalPort(),
              "--set",
              "schema.registry.url=http://127.0.0.1:" + web.getAddress().getPort());

      // Then
      assertThat(run.out().get(1))
          .contains("\"check\":\"registry\",\"state\":\"" + state + "\"", finding);
    } finally {
      web.stop(0);
    }
  }

  @Test
  void aStateFolderThatIsNoneIsNamed() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("file"), "x");
    try (ServerSocket none = encrypted()) {
      // When
      CommandRun asFile = doctor(none.getLocalPort(), "--state-dir", file.toString());
      CommandRun below = doctor(none.getLocalPort(), "--state-dir", file.resolve("a").toString());
      CommandRun fresh =
          doctor(none.getLocalPort(), "--state-dir", folder.resolve("a/b").toString());

      // Then
      assertThat(asFile.out().get(2)).contains("\"bad\"", "is a file, not a folder.");
      assertThat(below.out().get(2)).contains("\"bad\"", "is not there, and");
      assertThat(fresh.out().get(2)).contains("\"good\"", "it can be made.");
    }
  }

  private static CommandRun doctor(int port, String... more) {
    String[] arguments = {
      "doctor", "--json", "--bootstrap-servers", "127.0.0.1:" + port, "--connect-timeout", "1s"
    };
    return CommandRun.of(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
  }

  /** What a client without TLS is not kept waiting by. */
  private static ServerSocket encrypted() throws IOException {
    return serving(
        (in, out) -> {
          in.readFully(new byte[14]);
          out.write(new byte[] {0x15, 3, 3, 0, 2, 2, 70});
        });
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static ServerSocket serving(Answers answers) throws IOException {
    ServerSocket server = listening();
    Thread thread = new Thread(() -> serve(server, answers));
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static void serve(ServerSocket server, Answers answers) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        for (int request = 0; request < 2; request++) {
          answers.one(in, out);
        }
      } catch (IOException e) {
        // A visitor who has gone, or the end of the test.
        continue;
      }
    }
  }
}

package dev.pactwire.ingest.push;

import static dev.pactwire.ingest.push.PushDesk.ARTICLE;
import static dev.pactwire.ingest.push.PushDesk.PATIENT;
import static dev.pactwire.ingest.push.PushDesk.TOKEN;
import static dev.pactwire.ingest.push.PushDesk.body;
import static dev.pactwire.ingest.push.PushDesk.head;
import static dev.pactwire.ingest.push.PushDesk.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Producers that send too much, too slowly, or what they said they would not. */
@Timeout(180)
class HostileProducersTest {

  @AutoClose private final PushDesk desk = new PushDesk();

  @BeforeEach
  void start() throws IOException {
    desk.start();
  }

  @Test
  @Tag("fault-37")
  void tooMuchAtOnceIsToldToComeAgain() throws Exception {
    desk.slow = true;
    List<Thread> producers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread producer = new Thread(() -> desk.postQuietly(ARTICLE));
      producer.start();
      producers.add(producer);
    }
    // Both are in before a third one comes
    desk.entered.await();
    HttpResponse<String> refused = desk.post(ARTICLE);
    desk.mayGoOn.countDown();
    for (Thread producer : producers) {
      producer.join();
    }
    desk.slow = false;

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(desk.post(ARTICLE).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("fault-37")
  void bodiesThatAreTooLargeOrLieAboutTheirLengthAreRefused() throws Exception {
    assertThat(desk.post("{\"text\":\"" + "x".repeat(20_000) + "\"}").statusCode()).isEqualTo(413);
    assertThat(desk.raw("Content-Length: -5\r\n\r\n" + ARTICLE)).startsWith("HTTP/1.1 400");
    assertThat(desk.raw("Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + ARTICLE))
        .startsWith("HTTP/1.1 400");
    assertThat(desk.raw("Transfer-Encoding: chunked\r\n\r\nZZ\r\n" + ARTICLE))
        .startsWith("HTTP/1.1 400");
    assertThat(
            desk.raw(
                "Transfer-Encoding: chunked\r\n\r\n4e20\r\n"
                    + "x".repeat(20_000)
                    + "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(desk.raw("X: " + "y".repeat(100_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431");
    assertThat(desk.post(ARTICLE).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("fault-37")
  void whoSendsTooSlowlyIsCutOffAndNobodyElseNotices() throws Exception {
    PushSettings hasty =
        new PushSettings("127.0.0.1", 0, Optional.of(TOKEN), 10_000, 2, Duration.ofSeconds(2));
    try (PushServer strict = new PushServer(hasty, desk.sink(), Clock.systemUTC())) {
      strict.start();
      try (Socket sloth = new Socket("127.0.0.1", strict.port())) {
        sloth
            .getOutputStream()
            .write((head() + "Content-Length: 100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
        HttpRequest.Builder other = request(strict);
        assertThat(desk.send(other.POST(body(ARTICLE)).build()).statusCode()).isEqualTo(200);

        String answer =
            new String(sloth.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(answer).startsWith("HTTP/1.1 408");
      }
    }
    assertThat(desk.articles).hasSize(1);
  }

  @Test
  @Tag("fault-37")
  void whoNeverComesToTheEndOfTheHeadIsCutOffThoughHeIsNeverSilent() throws Exception {
    // Given a server that bears a minute of silence, so that no pause of ours ends the connection
    PushSettings patient = new PushSettings("127.0.0.1", 0, Optional.of(TOKEN), 10_000, 2, PATIENT);
    Duration patience = Duration.ofMillis(500);
    try (PushServer strict =
        new PushServer(patient, patience, desk.sink(), KeptAnswers.NONE, Clock.systemUTC())) {
      strict.start();
      try (Socket sloth = new Socket("127.0.0.1", strict.port())) {
        sloth.getOutputStream().write(head().getBytes(StandardCharsets.US_ASCII));

        assertThat(lettersUntilCutOff(sloth)).isPositive();
      }
    }
  }

  /** Sends a letter of a header every now and then; ends when the other side has had enough. */
  private static int lettersUntilCutOff(Socket sloth) throws IOException {
    sloth.setSoTimeout(100);
    for (int letters = 1; letters < 1_000; letters++) {
      try {
        sloth.getOutputStream().write('x');
        if (sloth.getInputStream().read() < 0) {
          return letters;
        }
      } catch (SocketTimeoutException silent) {
        // Nothing is said yet, and the next letter is due.
        continue;
      } catch (SocketException closed) {
        return letters;
      }
    }
    return 0;
  }
}

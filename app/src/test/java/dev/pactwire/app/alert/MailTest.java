package dev.pactwire.app.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.app.alert.MailSettings.Security;
import dev.pactwire.app.alert.PostOffice.Door;
import dev.pactwire.app.alert.PostOffice.Mailed;
import dev.pactwire.app.cli.CommandRun;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.SubjectKind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mails to SMTP servers that behave and to servers that do not. */
@Timeout(300)
class MailTest {

  private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(SINCE.plusSeconds(60), ZoneOffset.UTC);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private static Path folder;
  private static SSLContext tls;

  @BeforeAll
  static void certify() throws Exception {
    tls = PostOffice.certified(folder, "ip:127.0.0.1,dns:localhost");
  }

  @Test
  void whatStrangersWroteBeginsNoHeaderAndReachesNobodyElse() throws Exception {
    // Given a source that wants to be a header, and a text that wants to be a mail
    Alert alert =
        silent(
            "evil\r\nBcc: victim@example.org\r\n\r\nBuy\u2028now",
            "Failed.\r\n.\r\nMAIL FROM:<a@example.org>",
            null);
    try (PostOffice office = new PostOffice(Door.STARTTLS, tls);
        Mail mail = mail(office, Security.STARTTLS, List.of("desk@example.org", "b@example.org"))) {
      // When
      assertThat(mail.send(List.of(alert))).isInstanceOf(Delivery.Taken.class);
      // Then one mail goes to those who are meant, with the headers that are meant
      Mailed mailed = office.next().orElseThrow();
      assertThat(office.next()).isEmpty();
      assertThat(mailed.to()).containsExactly("desk@example.org", "b@example.org");
      String headers = mailed.text().substring(0, mailed.text().indexOf("\r\n\r\n"));
      assertThat(headers)
          .contains("Subject: [Pactwire] silent feed: evil Bcc: victim@example.org Buy")
          .doesNotContain("\nBcc:")
          .contains("Auto-Submitted: auto-generated")
          .contains("Date: ");
      assertThat(mailed.text()).contains("note      Failed.\\u000d\\u000a.\\u000d\\u000aMAIL FROM");
    }
  }

  @Test
  void theEndOfAnAlertAnswersItsBeginningOverTlsFromTheStart() throws Exception {
    try (PostOffice office = new PostOffice(Door.TLS, tls);
        Mail mail = mail(office, Security.TLS, List.of("desk@example.org"))) {
      // When
      assertThat(mail.send(List.of(silent("Küstenbote", "", null))))
          .isInstanceOf(Delivery.Taken.class);
      assertThat(mail.send(List.of(silent("Küstenbote", "", SINCE.plusSeconds(9)))))
          .isInstanceOf(Delivery.Taken.class);
      // Then
      String began = office.next().orElseThrow().text();
      String ended = office.next().orElseThrow().text();
      String id = header(began, "Message-ID");
      assertThat(header(ended, "In-Reply-To")).isEqualTo(id);
      assertThat(header(ended, "Message-ID")).isNotEqualTo(id);
      assertThat(header(began, "Subject")).startsWith("=?UTF-8?");
    }
  }

  @Test
  void manyAlertsAreOneMailThatSaysHowManyAndListsTheFirst() throws Exception {
    // Given sixty feeds that have failed, one of which works again, and one alert of another kind
    List<Alert> alerts = new ArrayList<>();
    IntStream.range(0, 60).forEach(n -> alerts.add(silent("feed-" + n, "", null)));
    alerts.add(silent("feed-7", "", SINCE.plusSeconds(9)));
    alerts.add(standstill());
    try (PostOffice office = new PostOffice(Door.STARTTLS, tls);
        Mail mail = mail(office, Security.STARTTLS, List.of("desk@example.org"))) {
      // When
      assertThat(mail.send(alerts)).isInstanceOf(Delivery.Taken.class);
      // Then
      String text = office.next().orElseThrow().text();
      assertThat(office.next()).isEmpty();
      assertThat(header(text, "Subject"))
          .startsWith("[Pactwire] 61 alerts: 1 over: silent feed, 59 silent feed, 1");
      assertThat(text)
          .contains("61 alerts came together:\r\n", "     59 silent feed\r\n")
          .contains("about     source feed-49\r\n", "until     2026-11-22T10:00:09Z")
          .doesNotContain("source feed-50")
          .contains("11 more are not listed here: pactwire alerts list shows them.");
    }
  }

  private static Alert standstill() {
    return new Alert(
        "standstill",
        AlertKind.STANDSTILL,
        SubjectKind.TOPIC,
        "news.articles",
        SINCE,
        null,
        0,
        1.0,
        List.of(),
        "");
  }

  @Test
  void withoutTlsOrWithAnotherCertificateNothingIsSaid() throws Exception {
    // Given a server that knows no TLS, and one that somebody else has taken the place of
    SSLContext other = PostOffice.certified(folder, "dns:elsewhere.example");
    try (PostOffice open = new PostOffice(Door.OPEN, tls);
        PostOffice stranger = new PostOffice(Door.STARTTLS, other);
        Mail toOpen = mail(open, Security.STARTTLS, List.of("desk@example.org"));
        Mail toStranger = mail(stranger, Security.STARTTLS, List.of("desk@example.org"));
        Mail misnamed =
            new Mail(
                settings(stranger, Security.STARTTLS, PostOffice.PASSWORD, List.of("d@e.example")),
                LIMIT,
                new Tracked(other.getSocketFactory()),
                CLOCK)) {
      for (Mail mail : List.of(toOpen, toStranger, misnamed)) {
        // When / Then
        assertThat(mail.send(List.of(silent("a", "", null)))).isInstanceOf(Delivery.Failed.class);
      }
      assertThat(open.next()).isEmpty();
      assertThat(stranger.next()).isEmpty();
    }
  }

  @Test
  void refusalsAreTakenAsTheyAreMeantAndNoPasswordIsTold() throws Exception {
    try (PostOffice office = new PostOffice(Door.STARTTLS, tls)) {
      Alert alert = silent("a", "", null);
      try (Mail mail = mail(office, Security.STARTTLS, List.of("550gone@example.org"))) {
        assertThat(mail.send(List.of(alert))).isInstanceOf(Delivery.Refused.class);
      }
      try (Mail mail = mail(office, Security.STARTTLS, List.of("450later@example.org"))) {
        assertThat(mail.send(List.of(alert))).isInstanceOf(Delivery.Failed.class);
      }
      try (Mail mail =
          mail(office, Security.STARTTLS, List.of("550gone@example.org", "desk@example.org"))) {
        assertThat(mail.send(List.of(alert))).isInstanceOf(Delivery.Taken.class);
        assertThat(office.next()).isPresent();
      }
      MailSettings wrong =
          settings(office, Security.STARTTLS, "wrong-password", List.of("desk@example.org"));
      try (Mail mail = new Mail(wrong, LIMIT, new Tracked(tls.getSocketFactory()), CLOCK)) {
        assertThat(mail.send(List.of(alert)))
            .isEqualTo(new Delivery.Failed("127.0.0.1 does not accept user and password"));
      }
      assertThat(wrong.toString()).doesNotContain("wrong-password");
    }
  }

  @Test
  @Tag("fault-36")
  void aServerThatDripsHoldsNobodyLongerThanTheLimit() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread dripping = new Thread(() -> drip(server, done), "dripping-server");
      dripping.setDaemon(true);
      dripping.start();
      MailSettings settings =
          new MailSettings(
              List.of("desk@example.org"),
              "pactwire@example.org",
              "127.0.0.1",
              server.getLocalPort(),
              Security.NONE,
              Optional.empty(),
              Optional.empty(),
              Duration.ZERO);
      try (Mail mail =
          new Mail(settings, Duration.ofMillis(700), new Tracked(tls.getSocketFactory()), CLOCK)) {
        // When it is tried twice, so that the first attempt must have let go
        for (int i = 0; i < 2; i++) {
          assertThat(mail.send(List.of(silent("a", "", null)))).isInstanceOf(Delivery.Failed.class);
        }
      } finally {
        done.countDown();
      }
    }
  }

  @Test
  void noAttemptBeginsWhileOneThatWasGivenUpGoesOn() throws Exception {
    // Given attempts that hear no interruption, as while a name is looked up
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch release = new CountDownLatch(1);
    Clock stuck =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            begun.incrementAndGet();
            awaitUninterruptibly(release);
            return SINCE;
          }
        };
    try (PostOffice office = new PostOffice(Door.TLS, tls)) {
      MailSettings settings =
          settings(office, Security.TLS, PostOffice.PASSWORD, List.of("desk@example.org"));
      Duration limit = Duration.ofMillis(300);
      Tracked sockets = new Tracked(tls.getSocketFactory());
      try (Mail mail = new Mail(settings, limit, sockets, stuck)) {
        // When
        Delivery first = mail.send(List.of(silent("a", "", null)));
        Delivery second = mail.send(List.of(silent("a", "", null)));
        // Then
        assertThat(first).isInstanceOf(Delivery.Failed.class);
        assertThat(second)
            .isEqualTo(new Delivery.Failed("127.0.0.1: the attempt before has still not ended"));
        assertThat(begun).hasValueLessThan(2);
      } finally {
        release.countDown();
      }
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedAndAPasswordIsGivenByReferenceOnly() {
    assertThatThrownBy(
            () ->
                new MailSettings(
                    List.of("a@example.org"),
                    "b@example.org",
                    "localhost",
                    25,
                    Security.NONE,
                    Optional.of("u"),
                    Optional.of("p"),
                    Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be starttls or tls");
    CommandRun plain = CommandRun.of("watch", "--set", "watch.mail.password=hunter2");
    assertThat(plain.code()).isEqualTo(2);
    assertThat(plain.err())
        .singleElement()
        .asString()
        .contains("is a secret")
        .doesNotContain("hunter2");
    CommandRun injected =
        CommandRun.of("watch", "--mail-to", "a@example.org\r\nBcc: b@example.org");
    assertThat(injected.code()).isEqualTo(2);
  }

  private static void drip(ServerSocket server, CountDownLatch done) {
    while (done.getCount() > 0) {
      try (Socket socket = server.accept();
          OutputStream out = socket.getOutputStream()) {
        while (!done.await(50, TimeUnit.MILLISECONDS)) {
          out.write("2".getBytes(StandardCharsets.US_ASCII));
          out.flush();
        }
      } catch (IOException e) {
        // The client has gone, as it should, or the test is over.
        continue;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String header(String mail, String name) {
    return mail.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElseThrow();
  }

  private static Mail mail(PostOffice office, Security security, List<String> to) {
    return new Mail(
        settings(office, security, PostOffice.PASSWORD, to),
        LIMIT,
        new Tracked(tls.getSocketFactory()),
        CLOCK);
  }

  private static MailSettings settings(
      PostOffice office, Security security, String password, List<String> to) {
    return new MailSettings(
        to,
        "pactwire@example.org",
        "127.0.0.1",
        office.port(),
        security,
        Optional.of(PostOffice.USER),
        Optional.of(password),
        Duration.ofSeconds(30));
  }

  private static Alert silent(String source, String note, Instant until) {
    return new Alert(
        AlertNames.id(AlertKind.SILENT_FEED, SubjectKind.SOURCE, source, SINCE),
        AlertKind.SILENT_FEED,
        SubjectKind.SOURCE,
        source,
        SINCE,
        until,
        0,
        15.0,
        List.of(),
        note);
  }
}

package dev.pactwire.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.alert.MailSettings.Security;
import dev.pactwire.app.alert.PostOffice.Door;
import dev.pactwire.schemas.Alert;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mails to servers that refuse, dawdle or are not who they should be. */
@Timeout(300)
class MailFaultsTest {

  @TempDir private static Path folder;
  private static SSLContext tls;

  @BeforeAll
  static void certify() throws Exception {
    tls = PostOffice.certified(folder, "ip:127.0.0.1,dns:localhost");
  }

  @Test
  void withoutTlsOrWithAnotherCertificateNothingIsSaid() throws Exception {
    // Given a server that knows no TLS, and one that somebody else has taken the place of
    SSLContext other = PostOffice.certified(folder, "dns:elsewhere.example");
    try (PostOffice open = new PostOffice(Door.OPEN, tls);
        PostOffice stranger = new PostOffice(Door.STARTTLS, other);
        Mail toOpen = Mails.to(open, Security.STARTTLS, tls, List.of("desk@example.org"));
        Mail toStranger = Mails.to(stranger, Security.STARTTLS, tls, List.of("desk@example.org"));
        Mail misnamed =
            new Mail(
                Mails.settings(
                    stranger, Security.STARTTLS, PostOffice.PASSWORD, List.of("d@e.example")),
                Mails.LIMIT,
                new Tracked(other.getSocketFactory()),
                Mails.CLOCK)) {
      for (Mail mail : List.of(toOpen, toStranger, misnamed)) {
        // When / Then
        assertThat(mail.send(List.of(Mails.silent("a", "", null))))
            .isInstanceOf(Delivery.Failed.class);
      }
      assertThat(open.next()).isEmpty();
      assertThat(stranger.next()).isEmpty();
    }
  }

  @Test
  void refusalsAreTakenAsTheyAreMeantAndNoPasswordIsTold() throws Exception {
    try (PostOffice office = new PostOffice(Door.STARTTLS, tls)) {
      Alert alert = Mails.silent("a", "", null);
      try (Mail mail = Mails.to(office, Security.STARTTLS, tls, List.of("550gone@example.org"))) {
        assertThat(mail.send(List.of(alert))).isInstanceOf(Delivery.Refused.class);
      }
      try (Mail mail = Mails.to(office, Security.STARTTLS, tls, List.of("450later@example.org"))) {
        assertThat(mail.send(List.of(alert))).isInstanceOf(Delivery.Failed.class);
      }
      try (Mail mail =
          Mails.to(
              office, Security.STARTTLS, tls, List.of("550gone@example.org", "desk@example.org"))) {
        assertThat(mail.send(List.of(alert))).isInstanceOf(Delivery.Taken.class);
        assertThat(office.next()).isPresent();
      }
      MailSettings wrong =
          Mails.settings(office, Security.STARTTLS, "wrong-password", List.of("desk@example.org"));
      try (Mail mail =
          new Mail(wrong, Mails.LIMIT, new Tracked(tls.getSocketFactory()), Mails.CLOCK)) {
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
          new Mail(
              settings, Duration.ofMillis(700), new Tracked(tls.getSocketFactory()), Mails.CLOCK)) {
        // When it is tried twice, so that the first attempt must have let go
        for (int i = 0; i < 2; i++) {
          assertThat(mail.send(List.of(Mails.silent("a", "", null))))
              .isInstanceOf(Delivery.Failed.class);
        }
      } finally {
        done.countDown();
      }
    }
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

  @Test
  void noAttemptBeginsWhileOneThatWasGivenUpGoesOn() throws Exception {
    // Given attempts that hear no interruption, as while a name is looked up
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch release = new CountDownLatch(1);
    InstantSource stuck =
        () -> {
          begun.incrementAndGet();
          awaitUninterruptibly(release);
          return Mails.SINCE;
        };
    try (PostOffice office = new PostOffice(Door.TLS, tls)) {
      MailSettings settings =
          Mails.settings(office, Security.TLS, PostOffice.PASSWORD, List.of("desk@example.org"));
      Duration limit = Duration.ofMillis(300);
      Tracked sockets = new Tracked(tls.getSocketFactory());
      try (Mail mail = new Mail(settings, limit, sockets, stuck.withZone(ZoneOffset.UTC))) {
        // When
        Delivery first = mail.send(List.of(Mails.silent("a", "", null)));
        Delivery second = mail.send(List.of(Mails.silent("a", "", null)));
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
}

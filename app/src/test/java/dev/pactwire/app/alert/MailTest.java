package dev.pactwire.app.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.app.alert.MailSettings.Security;
import dev.pactwire.app.alert.PostOffice.Door;
import dev.pactwire.app.alert.PostOffice.Mailed;
import dev.pactwire.app.cli.CommandRun;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.SubjectKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands in mails, and who gets them. */
@Timeout(300)
class MailTest {

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
        Mails.silent(
            "evil\r\nBcc: victim@example.org\r\n\r\nBuy\u2028now",
            "Failed.\r\n.\r\nMAIL FROM:<a@example.org>",
            null);
    try (PostOffice office = new PostOffice(Door.STARTTLS, tls);
        Mail mail =
            Mails.to(
                office, Security.STARTTLS, tls, List.of("desk@example.org", "b@example.org"))) {
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
        Mail mail = Mails.to(office, Security.TLS, tls, List.of("desk@example.org"))) {
      // When
      assertThat(mail.send(List.of(Mails.silent("Küstenbote", "", null))))
          .isInstanceOf(Delivery.Taken.class);
      assertThat(mail.send(List.of(Mails.silent("Küstenbote", "", Mails.SINCE.plusSeconds(9)))))
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
    IntStream.range(0, 60).forEach(n -> alerts.add(Mails.silent("feed-" + n, "", null)));
    alerts.add(Mails.silent("feed-7", "", Mails.SINCE.plusSeconds(9)));
    alerts.add(standstill());
    try (PostOffice office = new PostOffice(Door.STARTTLS, tls);
        Mail mail = Mails.to(office, Security.STARTTLS, tls, List.of("desk@example.org"))) {
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
        Mails.SINCE,
        null,
        0,
        1.0,
        List.of(),
        "");
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

  private static String header(String mail, String name) {
    return mail.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElseThrow();
  }
}

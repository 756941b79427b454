package dev.pactwire.app.alert;

import dev.pactwire.app.alert.MailSettings.Security;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.SubjectKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Alerts to be mailed, and mail that goes to a post office of the tests. */
final class Mails {

  static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
  static final Clock CLOCK = Clock.fixed(SINCE.plusSeconds(60), ZoneOffset.UTC);
  static final Duration LIMIT = Duration.ofSeconds(60);

  private Mails() {}

  static Mail to(PostOffice office, Security security, SSLContext tls, List<String> to) {
    return new Mail(
        settings(office, security, PostOffice.PASSWORD, to),
        LIMIT,
        new Tracked(tls.getSocketFactory()),
        CLOCK);
  }

  static MailSettings settings(
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

  static Alert silent(String source, String note, Instant until) {
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

package dev.pactwire.app.alert;

import dev.pactwire.app.console.Printable;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertNames;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An alert as a mail of plain text. What strangers wrote, such as the name of a source, stands in
 * it as one line without control characters, so that it can begin no header. The beginning and the
 * end of an alert are one thread, and a repetition has the id of the first mail.
 */
final class AlertMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int LONGEST_SUBJECT = 150;

  private final Session session;
  private final MailSettings settings;
  private final Clock clock;

  AlertMessage(Session session, MailSettings settings, Clock clock) {
    this.session = session;
    this.settings = settings;
    this.clock = clock;
  }

  MimeMessage of(Alert alert) throws MessagingException {
    boolean ended = alert.getUntil().isPresent();
    String begun = id(alert, "began");
    MimeMessage message = new Identified(session, ended ? id(alert, "ended") : begun);
    message.setFrom(new InternetAddress(settings.from(), true));
    for (String to : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    }
    message.setSubject(subject(alert, ended), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    if (ended) {
      message.setHeader("In-Reply-To", begun);
      message.setHeader("References", begun);
    }
    message.setText(text(alert), UTF_8);
    return message;
  }

  private static String subject(Alert alert, boolean ended) {
    return Printable.shortened(
        "[Pactwire] %s%s: %s".formatted(ended ? "over: " : "", kind(alert), alert.getSubject()),
        LONGEST_SUBJECT);
  }

  private static String kind(Alert alert) {
    return AlertNames.of(alert.getKind()).replace('-', ' ');
  }

  private static String text(Alert alert) {
    StringBuilder text = new StringBuilder();
    line(text, "alert", kind(alert));
    line(text, "about", AlertNames.hyphenated(alert.getSubjectKind()) + " " + alert.getSubject());
    line(text, "since", alert.getSince().toString());
    alert.getUntil().ifPresent(until -> line(text, "until", until.toString()));
    line(text, "count", Integer.toString(alert.getCount()));
    line(text, "expected", String.format(Locale.ROOT, "%.1f", alert.getExpected()));
    if (!alert.getNote().isEmpty()) {
      line(text, "note", alert.getNote());
    }
    alert.getArticleIds().forEach(id -> line(text, "article", id));
    line(text, "id", alert.getId());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "%-9s ", name))
        .append(Printable.line(value))
        .append("\r\n");
  }

  /** A hash, because the names in an alert's id may hold what no header may. */
  private static String id(Alert alert, String state) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((alert.getId() + '\n' + state).getBytes(StandardCharsets.UTF_8));
      return "<" + HexFormat.of().formatHex(hash, 0, 16) + "@alerts.pactwire>";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** The library would give it an id by chance. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}

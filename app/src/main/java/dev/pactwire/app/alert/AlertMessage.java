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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Alerts as a mail of plain text. Of many it says how many there are of each kind, and tells the
 * first {@value #MOST_LISTED}. What strangers wrote, such as the name of a source, stands in it as
 * one line without control characters, so that it can begin no header. The beginning and the end of
 * an alert that came alone are one thread, and a repetition has the id of the first mail.
 */
final class AlertMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int LONGEST_SUBJECT = 150;
  private static final int MOST_LISTED = 50;

  private final Session session;
  private final MailSettings settings;
  private final Clock clock;

  AlertMessage(Session session, MailSettings settings, Clock clock) {
    this.session = session;
    this.settings = settings;
    this.clock = clock;
  }

  /** Alerts in one mail; of one that has begun and ended, only that it is over. */
  MimeMessage of(List<Alert> alerts) throws MessagingException {
    Map<String, Alert> latest = new LinkedHashMap<>();
    alerts.forEach(alert -> latest.put(alert.getId(), alert));
    List<Alert> told = List.copyOf(latest.values());
    return told.size() == 1 ? of(told.get(0)) : digest(told);
  }

  private MimeMessage of(Alert alert) throws MessagingException {
    String begun = id(alert.getId() + "\nbegan");
    MimeMessage message = message(isOver(alert) ? id(alert.getId() + "\nended") : begun);
    message.setSubject(subject((isOver(alert) ? "over: " : "") + title(alert)), UTF_8);
    if (isOver(alert)) {
      message.setHeader("In-Reply-To", begun);
      message.setHeader("References", begun);
    }
    message.setText(text(alert), UTF_8);
    return message;
  }

  private MimeMessage digest(List<Alert> alerts) throws MessagingException {
    String all = alerts.stream().map(a -> a.getId() + isOver(a)).collect(Collectors.joining("\n"));
    MimeMessage message = message(id(all));
    Map<String, Long> kinds =
        alerts.stream()
            .collect(
                Collectors.groupingBy(
                    a -> (isOver(a) ? "over: " : "") + kind(a),
                    TreeMap::new,
                    Collectors.counting()));
    StringBuilder text = new StringBuilder();
    text.append(alerts.size()).append(" alerts came together:\r\n");
    kinds.forEach((kind, count) -> text.append("%7d %s\r\n".formatted(count, kind)));
    alerts.stream().limit(MOST_LISTED).forEach(alert -> text.append("\r\n").append(text(alert)));
    if (alerts.size() > MOST_LISTED) {
      text.append(
          "\r\n%d more are not listed here: pactwire alerts list shows them.\r\n"
              .formatted(alerts.size() - MOST_LISTED));
    }
    message.setSubject(
        subject(
            "%d alerts: %s"
                .formatted(
                    alerts.size(),
                    kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", ")))),
        UTF_8);
    message.setText(text.toString(), UTF_8);
    return message;
  }

  private MimeMessage message(String id) throws MessagingException {
    MimeMessage message = new Identified(session, id);
    message.setFrom(new InternetAddress(settings.from(), true));
    for (String to : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    }
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static boolean isOver(Alert alert) {
    return alert.getUntil().isPresent();
  }

  private static String subject(String words) {
    return Printable.shortened("[Pactwire] " + words, LONGEST_SUBJECT);
  }

  private static String title(Alert alert) {
    return kind(alert) + ": " + alert.getSubject();
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
  private static String id(String words) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
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

package dev.pactwire.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * How alerts are named, so that whoever writes, mutes and sends them means the same:
 *
 * <ul>
 *   <li>a kind: {@code silent-feed};
 *   <li>what an alert is about: {@code silent-feed|source:courier}, the same each time;
 *   <li>an alert: {@code silent-feed|source:courier|2026-11-22T10:00:00Z}.
 * </ul>
 */
public final class AlertNames {

  private AlertNames() {}

  /** The name of a kind. */
  public static String of(AlertKind kind) {
    return hyphenated(kind);
  }

  /** What an alert is about. */
  public static String about(AlertKind kind, SubjectKind subjectKind, String subject) {
    return of(kind) + "|" + hyphenated(subjectKind) + ":" + subject;
  }

  /** What an alert is about. */
  public static String about(Alert alert) {
    return about(alert.getKind(), alert.getSubjectKind(), alert.getSubject());
  }

  /** The id of an alert. */
  public static String id(AlertKind kind, SubjectKind subjectKind, String subject, Instant since) {
    return about(kind, subjectKind, subject) + "|" + since;
  }

  /** A short name of an alert for a command line: eight hexadecimal digits. */
  public static String handle(String id) {
    CRC32 crc = new CRC32();
    crc.update(id.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  /** The key under which a note is written. */
  public static String key(AlertNote note) {
    return note.getAction() == AlertAction.ACKNOWLEDGED
        ? acknowledged(note.getTarget())
        : muted(note.getTarget());
  }

  /** The key under which the acknowledgement of an alert is written. */
  public static String acknowledged(String id) {
    return "ack|" + id;
  }

  /** The key under which it is written whether alerts are muted. */
  public static String muted(String target) {
    return "mute|" + target;
  }

  /** Whatever may be muted for this alert to be muted. */
  public static Set<String> mutable(Alert alert) {
    return Set.of(of(alert.getKind()), about(alert));
  }

  /** The value of an enumeration as people read it: {@code silent-feed}. */
  public static String hyphenated(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.pactwire.processor.watch;

import dev.pactwire.schemas.SubjectKind;
import java.util.Locale;

/** What is counted for, as one text: {@code alliance:nato}, {@code source:harbour-courier}. */
final class Subjects {

  private Subjects() {}

  static String of(SubjectKind kind, String id) {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }

  static SubjectKind kind(String subject) {
    return SubjectKind.valueOf(subject.substring(0, colon(subject)).toUpperCase(Locale.ROOT));
  }

  static String id(String subject) {
    return subject.substring(colon(subject) + 1);
  }

  private static int colon(String subject) {
    return subject.indexOf(':');
  }
}

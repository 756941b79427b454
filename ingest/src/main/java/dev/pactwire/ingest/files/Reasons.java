package dev.pactwire.ingest.files;

import java.util.Locale;

/** Why something could not be read, in words. */
final class Reasons {

  private Reasons() {}

  static String of(Exception problem) {
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    String name = cause.getClass().getSimpleName().replaceAll("Exception$|Error$", "");
    String words = name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
    String message = cause.getMessage();
    return message == null ? words : words + " (" + message.replaceAll("\\p{C}", "\uFFFD") + ")";
  }
}

package dev.pactwire.ingest.fetch;

import java.net.URI;

/**
 * Foreign strings made fit for a message: one line, no control characters, not too long, no
 * passwords.
 */
final class Printable {

  private static final int LONGEST = 300;

  private Printable() {}

  static String of(URI url) {
    String text = url.toString();
    String user = url.getRawUserInfo();
    return cut(user == null ? text : text.replace(user + "@", ""));
  }

  static String of(Exception problem) {
    String message = problem.getMessage();
    return cut(message == null ? problem.getClass().getSimpleName() : message);
  }

  private static String cut(String text) {
    String clean = text.replaceAll("\\p{C}", "\uFFFD");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }
}

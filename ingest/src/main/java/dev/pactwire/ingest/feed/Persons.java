package dev.pactwire.ingest.feed;

import dev.pactwire.ingest.text.PlainText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of people as RSS writes them: {@code mail (Name)}, {@code Name <mail>}, {@code Name
 * (mail)}.
 */
final class Persons {

  private static final String MAIL = "[^\\s@()<>]+@[^\\s@()<>]+";
  private static final Pattern MAIL_FIRST = Pattern.compile(MAIL + "\\s*[(<]\\s*(.+?)\\s*[)>]");
  private static final Pattern NAME_FIRST =
      Pattern.compile("(.+?)\\s*[(<]\\s*(?:mailto:)?" + MAIL + "\\s*[)>]");

  private Persons() {}

  /** The name; the mail address itself where there is nothing else. */
  static String name(String text) {
    String line = PlainText.line(text.contains("@") ? text : PlainText.headline(text));
    Matcher mailFirst = MAIL_FIRST.matcher(line);
    if (mailFirst.matches()) {
      return PlainText.headline(mailFirst.group(1));
    }
    Matcher nameFirst = NAME_FIRST.matcher(line);
    return PlainText.headline(nameFirst.matches() ? nameFirst.group(1) : line);
  }
}

package dev.pactwire.processor.route;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What is remembered of an article that was told, in case others tell the same.
 *
 * @param source the feed or producer it came from
 * @param url its link; empty if it has none
 * @param title its headline; what is longer than {@value #LONGEST_TITLE} characters is cut
 * @param since when its first version arrived
 */
public record Member(String source, String url, String title, Instant since) {

  static final int LONGEST_TITLE = 200;

  /** Begins the line of a member in {@link Routes#toBytes()}, as a letter does that of a route. */
  private static final String MARK = "m:";

  private static final int LONGEST_URL = 2_000;
  private static final int FIELDS = 4;

  public Member {
    url = url.length() > LONGEST_URL ? "" : line(url);
    title = line(cut(title));
    source = line(source);
    since = Instant.ofEpochMilli(since.toEpochMilli());
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TITLE) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST_TITLE - 1));
    return text.substring(0, inPair ? LONGEST_TITLE - 1 : LONGEST_TITLE);
  }

  /** Fields of a line are parted by control characters, which no text may hold therefore. */
  private static String line(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i)) || text.charAt(i) == '\u2028') {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]", " ");
      }
    }
    return text;
  }

  /**
   * Who published it: the host of its link without {@code www.}, or its source. One publisher has
   * many feeds.
   */
  public String publisher() {
    int begin = url.indexOf("://");
    if (begin < 0) {
      return source;
    }
    int end = begin + 3;
    while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String host = url.substring(begin + 3, end).toLowerCase(Locale.ROOT);
    String name = host.startsWith("www.") ? host.substring(4) : host;
    return name.isEmpty() ? source : name;
  }

  /** One line of the form in which routes are stored. */
  String toLine() {
    return MARK + since.toEpochMilli() + '\t' + source + '\t' + url + '\t' + title;
  }

  /** Finds the member among the stored lines; empty where an older version wrote them. */
  public static Optional<Member> fromBytes(byte[] bytes) {
    if (bytes == null) {
      return Optional.empty();
    }
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(MARK))
        .findFirst()
        .flatMap(line -> parse(line.substring(MARK.length()).split("\t", FIELDS)));
  }

  private static Optional<Member> parse(String[] fields) {
    try {
      return fields.length < FIELDS
          ? Optional.empty()
          : Optional.of(
              new Member(
                  fields[1],
                  fields[2],
                  fields[3],
                  Instant.ofEpochMilli(Long.parseLong(fields[0]))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

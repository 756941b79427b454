package dev.pactwire.ingest.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/** Paths in one form. */
final class Paths {

  private static final Pattern SESSION =
      Pattern.compile(";(?:jsessionid|phpsessid|sid|sessionid)=[^/;]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern INDEX =
      Pattern.compile(
          "(?:index|default)\\.(?:html?|php\\d?|aspx?|jsp|shtml)", Pattern.CASE_INSENSITIVE);

  private Paths() {}

  /** Never empty: the root is {@code /}. */
  static String canonical(String raw) {
    if (raw == null || raw.isEmpty()) {
      return "/";
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : SESSION.matcher(Percent.canonical(raw)).replaceAll("").split("/")) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    String before;
    String path = String.join("/", segments);
    do {
      before = path;
      dropIndex(segments);
      dropAmp(segments);
      path = String.join("/", segments);
    } while (!path.equals(before));
    return "/" + path;
  }

  private static void dropIndex(Deque<String> segments) {
    while (!segments.isEmpty() && INDEX.matcher(segments.peekLast()).matches()) {
      segments.removeLast();
    }
  }

  /**
   * {@code /amp/story}, {@code /story/amp}, {@code /story.amp}, {@code /story.amp.html} are all
   * {@code /story}.
   */
  private static void dropAmp(Deque<String> segments) {
    if (segments.size() > 1 && isAmp(segments.peekFirst())) {
      segments.removeFirst();
    }
    while (segments.size() > 1 && isAmp(segments.peekLast())) {
      segments.removeLast();
    }
    if (segments.isEmpty()) {
      return;
    }
    String last = segments.removeLast();
    String lower = last.toLowerCase(Locale.ROOT);
    while (lower.endsWith(".amp.html") || lower.endsWith(".amp") && lower.length() > 4) {
      last =
          lower.endsWith(".amp")
              ? last.substring(0, last.length() - 4)
              : last.substring(0, last.length() - 9) + ".html";
      lower = last.toLowerCase(Locale.ROOT);
    }
    segments.addLast(last);
  }

  private static boolean isAmp(String segment) {
    return segment.equalsIgnoreCase("amp") || segment.equalsIgnoreCase("amphtml");
  }
}

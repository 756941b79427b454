package dev.pactwire.ingest.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the text of a page that stands in the way of the article: a request for consent, a check
 * for robots, a call for scripts. Such a text is short, and most of it speaks to the reader of
 * cookies, scripts and robots; an article about them does not. A short article that stands beside
 * such a request is kept.
 */
final class Walls {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\b(?:we and our (?:\\d+ )?(?:partners|vendors)|wir und unsere (?:\\d+ )?(?:partner|drittanbieter)|nous et nos (?:\\d+ )?partenaires|(?:nosotros )?y nuestros (?:\\d+ )?socios|noi e i nostri (?:\\d+ )?partner"
              + "|store and/or access information on a device|informationen auf (?:einem|ihrem) gerät (?:zu )?speichern"
              + "|accept all cookies|alle cookies akzeptieren|(?:we|this (?:web)?site) uses? cookies|wir (?:verwenden|nutzen|setzen) cookies|diese (?:web)?seite (?:verwendet|nutzt) cookies"
              + "|(?:your|ihre) (?:privacy choices|privatsphäre-einstellungen)|manage (?:your )?(?:cookies|consent|preferences)"
              + "|(?:please )?(?:enable|turn on|activate) (?:javascript|cookies|js)|javascript (?:is (?:disabled|required)|aktivieren|muss aktiviert|ist deaktiviert)|aktivieren sie (?:bitte )?javascript"
              + "|checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|you have been blocked|unusual (?:traffic|activity) from your|access to this page has been denied|completing the captcha|your browser will redirect)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What speaks to the reader, beside a sentence that does so of cookies or scripts. */
  private static final Pattern READER =
      Pattern.compile(
          "\\b(?:your?|Sie|Ihre?[nmrs]?|vous|vot?re|vos|usted|suoi|tuoi)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…])\\s+");

  /** No wall is longer. */
  private static final int LONGEST = 6000;

  private static final double MOST = 0.5;

  /** What is left of a wall, such as the names of buttons, is shorter than this. */
  private static final int REST = 80;

  private static final int PHRASES = 2;

  private Walls() {}

  /**
   * A main text without what stands in the way; nothing if it is a wall.
   *
   * @param isNamed whether the page names itself an article, by its data, an author or a date
   */
  static String without(String text, boolean isNamed) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return text;
    }
    List<String> speaking = text.lines().filter(Walls::speaks).toList();
    if (speaking.stream().mapToInt(String::length).sum() < MOST * text.length()) {
      return text;
    }
    String rest =
        text.lines().filter(line -> !speaking.contains(line)).collect(Collectors.joining("\n"));
    if (rest.length() >= REST) {
      return rest;
    }
    long phrases =
        ADDRESS
            .matcher(text)
            .results()
            .map(phrase -> phrase.group().toLowerCase(Locale.ROOT))
            .distinct()
            .count();
    boolean isLeft = text.length() - text.lines().mapToInt(Walls::speaking).sum() >= REST;
    return !isLeft && (phrases >= PHRASES || !isNamed) ? "" : text;
  }

  private static boolean speaks(String line) {
    return speaking(line) >= Math.max(1, MOST * line.length());
  }

  /** How many characters of a line are in sentences that speak to the reader of such things. */
  private static int speaking(String line) {
    if (!ADDRESS.matcher(line).find()) {
      return 0;
    }
    return SENTENCE_END
        .splitAsStream(line)
        .filter(part -> ADDRESS.matcher(part).find() || READER.matcher(part).find())
        .mapToInt(String::length)
        .sum();
  }
}

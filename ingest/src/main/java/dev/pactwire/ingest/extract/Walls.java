package dev.pactwire.ingest.extract;

import java.util.regex.Pattern;

/**
 * Tells the text of a page that stands in the way of the article: a request for consent, a check
 * for robots, a call for scripts. Such a text is short, and most of it speaks to the reader of
 * cookies, scripts and robots; an article about them does not.
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

  /** No wall is longer. */
  private static final int LONGEST = 6000;

  private static final double MOST = 0.5;

  private Walls() {}

  /** Whether a main text is that of a wall. */
  static boolean is(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    int speaking =
        text.lines().filter(line -> ADDRESS.matcher(line).find()).mapToInt(String::length).sum();
    return speaking >= MOST * text.length();
  }
}

package dev.pactwire.ingest.extract;

import java.util.regex.Pattern;

/**
 * Words around an article that are not the article, as news sites in German and English (and some
 * others) write them.
 */
final class Phrases {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /**
   * A line that opens what follows the article: comments, related topics, partners, advertising.
   */
  private static final Pattern AFTERWORD =
      Pattern.compile(
          "(?:\\d+\\s+)?(?:kommentare?(?: \\(\\d+\\))?|hinterlasse einen kommentar.*|schreibe? einen kommentar.*|kommentar (?:schreiben|verfassen|hinterlassen).*|leave a (?:comment|reply).*|comments?(?: \\(\\d+\\))?|\\d+ (?:comments|kommentare)"
              + "|verwandte (?:themen|artikel|beiträge)|related (?:topics|articles|stories|posts|news|content).*|mehr zum thema.*|mehr zu(?:m|r)? .{0,30}|mehr von .{0,40}|more (?:on this|from|stories|about).{0,40}|mehr aus .{0,40}"
              + "|das könnte (?:sie|dich) auch interessieren.*|auch interessant.*|you (?:may|might) also (?:like|be interested).*|ähnliche (?:artikel|beiträge|themen).*|weitere (?:artikel|themen|beiträge|meldungen|nachrichten).*|unsere partner|in eigener sache"
              + "|meistgelesen.*|most (?:read|popular|viewed).*|top[- ]?stories|empfohlen(?:e artikel)?.*|recommended.*|read next.*|up next|trending.*|newsletter|jetzt (?:newsletter )?abonnieren.*"
              + "|share this.*|teilen( mit)?:?|diesen (?:artikel|beitrag) teilen.*|gefällt mir.*|schlagw[oö]rte?r?:?|stichw[oö]rte?r?:?|themen:?|tags?:?|topics:?|startseite|impressum|datenschutz(?:erklärung)?|zur startseite|nach oben|back to top|sign up.*|subscribe.*|all rights reserved.*|alle rechte vorbehalten.*"
              + "|articles? (?:liés|similaires).*|à lire aussi.*|sur le même sujet|commentaires?|artículos relacionados|te puede interesar.*|comentarios|leggi anche.*|commenti)\\s*:?",
          FLAGS);

  /** A line that belongs to no article wherever it stands. */
  private static final Pattern NOISE =
      Pattern.compile(
          "anzeige|werbung|advertisement|advertising|sponsored.*|gesponsert.*|(?:lesen sie|lies) (?:auch|dazu|hierzu|mehr).*|(?:read|see) (?:more|also)\\b.*|lire aussi.*|lee también.*|weiterlesen.*|continue reading.*|mehr (?:dazu|anzeigen|lesen)\\b.{0,40}"
              + "|(?:photo|foto|image|bild) (?:by|von|credit).{0,80}|drucken|print|pdf|e-?mail|facebook|twitter|whatsapp|pinterest|linkedin|xing|telegram|reddit|tumblr|pocket|flipboard|teilen|share|tweet|merken|kopieren|copy link|link kopieren"
              + "|(?:wir verwenden|diese (?:web)?seite (?:verwendet|nutzt|benutzt)|we use|this (?:web)?site uses) cookies.*|(?:alle )?cookies? (?:akzeptieren|zulassen|ablehnen|settings|policy).*|accept (?:all )?cookies.*"
              + "|(?:inhalt|externe inhalte?) (?:laden|anzeigen|aktivieren).*|video (?:abspielen|laden).*|play video|skip to (?:main )?content|zum inhalt springen|jetzt kaufen|zur? (?:merkliste|favoriten).*|\\d+ (?:min(?:uten)?|minutes?)(?: read| lesezeit)?|lesezeit:?.{0,30}",
          FLAGS);

  /** A caption or a credit at the end of a line. */
  private static final Pattern CREDIT =
      Pattern.compile(
          "(?:^|.*[\\s.(|])(?:foto|photo|bild|image|credit|bildquelle|fotocredit|quelle|grafik|illustration)s?(?: credit)?\\s*:\\s*\\S.{0,80}",
          FLAGS);

  private static final Pattern CORRECTION =
      Pattern.compile(
          "(?:korrektur(?:hinweis)?|berichtigung|richtigstellung|correction|corrections and clarifications|rectificatif|corrección)\\s*[:(].*|(?:in einer früheren version|an earlier version of this (?:article|story|report)).*",
          FLAGS);

  private static final int LONGEST_MARK = 90;
  private static final int LONGEST_CAPTION = 240;

  private Phrases() {}

  static boolean opensAfterword(String line) {
    return line.length() <= LONGEST_MARK && AFTERWORD.matcher(line).matches();
  }

  static boolean isNoise(String line) {
    return line.length() <= LONGEST_CAPTION && NOISE.matcher(line).matches();
  }

  static boolean isCaption(String line) {
    return line.length() <= LONGEST_CAPTION && CREDIT.matcher(line).matches();
  }

  static boolean isCorrection(String line) {
    return CORRECTION.matcher(line).matches();
  }
}

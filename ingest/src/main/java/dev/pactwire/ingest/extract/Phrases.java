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
              + "|articles? (?:liés|similaires).*|à lire aussi.*|sur le même sujet|commentaires?|artículos relacionados|(?:te|le) puede interesar.*|temas relacionados|comentarios|leggi anche.*|commenti"
              + "|verwandte .{0,30}|mehr themen.*|(?:meist|viel)(?:diskutierte?|kommentierte?|gelesene?|geklickte?)\\b.{0,20}|(?:zum|zur) weiterlesen|lust auf mehr\\W*|schon gelesen\\W*|über d(?:en|ie) autor(?:in|en)?|über diese (?:reihe|serie)|about the authors?|mehr interessantes|related coverage|(?:diese (?:seite|news|meldung|nachricht)|news|artikel|beitrag|seite) (?:teilen|empfehlen).*|be sociable.*"
              + "|autor(?:en|in|innen)?|fragen an d(?:en|ie) autor.*|ansprechpartner(?:in)?|pressekontakt|medienkontakt|press contact|zum newsletter.*|(?:der )?nächste[rs]? (?:beitrag|artikel)|(?:der )?vorherige[rs]? (?:beitrag|artikel)|auch auf .{3,30}|entdecke weitere .{0,40}|empfehlungen (?:aus|von|für|der) .{0,40}|podobne|czytaj (?:też|także|również|więcej).*|zobacz (?:też|także|również|więcej).*|nossa seleção|leia (?:também|mais).*|saiba mais|lees ook.*|meer (?:over|lezen).{0,30}|читайте также.*|по теме|siguenos.*|síguenos.*|nos siga no.*|suivez-nous.*|rejoignez-nous.*)\\s*:?",
          FLAGS);

  /** A line that belongs to no article wherever it stands. */
  private static final Pattern NOISE =
      Pattern.compile(
          "anzeige|werbung|advertisement|advertising|sponsored.*|gesponsert.*|(?:lesen sie|lies) (?:auch|dazu|hierzu|mehr).*|(?:read|see) (?:more|also)\\b.*|lire aussi.*|lee también.*|weiterlesen.*|continue reading.*|mehr (?:dazu|anzeigen|lesen)\\b.{0,40}"
              + "|(?:photo|foto|image|bild) (?:by|von|credit).{0,80}|drucken|print|pdf|e-?mail|facebook|twitter|whatsapp|pinterest|linkedin|xing|telegram|reddit|tumblr|pocket|flipboard|teilen|share|tweet|merken|kopieren|copy link|link kopieren"
              + "|(?:wir verwenden|diese (?:web)?seite (?:verwendet|nutzt|benutzt)|we use|this (?:web)?site uses) cookies.*|(?:alle )?cookies? (?:akzeptieren|zulassen|ablehnen|settings|policy).*|accept (?:all )?cookies.*"
              + "|(?:inhalt|externe inhalte?) (?:laden|anzeigen|aktivieren).*|video (?:abspielen|laden).*|play video|skip to (?:main )?content|zum inhalt springen|jetzt kaufen|zur? (?:merkliste|favoriten).*|\\d+ (?:min(?:uten)?|minutes?)(?: read| lesezeit)?|lesezeit:?.{0,30}"
              + "|[-–—*\\s]*(?:anzeige|werbung)\\b.{0,80}[-–—*]*|(?:lea|vea|mire|ver|leer|lee|puedes ver|le puede interesar|te puede interesar|también lee|te recomendamos|mira también|vea también|lea también)\\s*(?:también|además|más)?\\s*:.*|(?:auch|schon|jetzt) (?:lesen|gelesen|spannend|interessant)\\b.{0,60}|(?:read|see|watch|also read|related|more)\\s*:.*|(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej)\\b.*|dowiedz się więcej.*|(?:leia|veja|ouça|assista) (?:também|mais)\\b.*|(?:à lire|lire|voir|écouter) (?:aussi|également)\\b.*|(?:leggi|guarda) anche\\b.*|lees ook\\b.*|(?:читайте|смотрите) также.*"
              + "|(?:follow|like|join) (?:us|our|the|@)\\b.{0,160}(?:twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok).*|(?:s[ií]guenos|siga|suivez|únete|segui(?:ci|teci)|nos siga)\\b.{0,160}|(?:folgen? (?:sie|du|uns|ihr)|folgt uns)\\b.{0,160}"
              + "|(?:ihr|dein|unser|mit unserem|zum|zur|our|the|free|daily|weekly)?\\s*newsletter\\b.{0,120}|(?:sign up|subscribe|register|melde(?:n sie)? (?:dich|sich)|abonnier\\S*|jetzt anmelden|download (?:the|our)|get the app|never miss)\\b.{0,180}|for the latest (?:stories|news)\\b.*"
              + "|(?:rezept|artikel|seite|beitrag)? ?(?:drucken|ausdrucken|speichern|merken|versenden)|(?:bild|bilder|video|galerie|karte|quellen|details|alle|mehr) (?:anzeigen|öffnen|ansehen|ausblenden|einblenden|vergrößern|schließen)|zurück(?: zu[rm]? .{0,40})?|back to .{0,30}|beitragsbild.{0,80}|titelbild.{0,80}|externer inhalt|external content|image illustrative|permalink|permalien"
              + "|(?:letzte|last) (?:änderung|aktualisierung|updated?|modified)\\b.{0,60}|(?:zuletzt )?(?:aktualisiert|veröffentlicht|geändert|erstellt)(?: am| um| von)?\\b.{0,40}|(?:last )?(?:updated?|published|posted)(?: on| at)?\\s*:?\\s*.{0,12}\\d{4}.{0,12}|release date\\b.{0,40}|(?:category|kategorie|rubrik|tags?|schlagworte|themen)\\s*:.{0,160}|dieser (?:eintrag|beitrag|artikel) wurde (?:am|von|unter|in)?\\b.{0,40}(?:veröffentlicht|gepostet|abgelegt).*"
              + "|(?:©|\\(c\\)|copyright)\\s.{0,160}|(?:alle|all) (?:rechte|rights) .{0,40}(?:vorbehalten|reserved).{0,20}|this article is (?:the )?copyright.*|.{0,80}(?:may|must) not be (?:published|reproduced|reprinted|redistributed)\\b.*|alle angaben ohne gewähr.{0,20}|.{0,60}is not responsible for the (?:opinions|content).*|disclaimer\\s*:.*"
              + "|(?:(?:dieser|unser) (?:artikel|beitrag|text) )?enthält (?:affiliate|werbe).{0,80}|(?:\\*|anzeige,|hinweis:)\\s?.{0,40}affiliate.{0,120}|this (?:post|article|page) (?:contains|may contain|includes) (?:affiliate|references to products).*|.{0,40}as an amazon associate.*"
              + "|möchten sie (?:den|diesen) (?:artikel|beitrag) .{0,30}\\?|(?:sie sind|du bist) (?:aktuell )?nicht (?:eingeloggt|angemeldet)\\b.*|(?:sie müssen|du musst) (?:sich|dich)? ?(?:einloggen|anmelden|angemeldet)\\b.*|(?:wir respektieren|we respect) .{0,60}|valora esta noticia|(?:if you enjoyed|to view the full|if you.{0,3}re (?:seeing|already))\\b.*|(?:unterstütze[n]?|support) (?:uns|sie|us|our|diese)\\b.{0,120}|(?:gefällt|hat) dir (?:unser|der|dieser|das|dieses)\\b.{0,60}\\?|das thema könnte dich.*",
          FLAGS);

  /** A caption or a credit at the end of a line. */
  private static final Pattern CREDIT =
      Pattern.compile(
          "(?:^|.*[\\s.(|])(?:foto|photo|bild|image|credit|bildquelle|fotocredit|quelle|grafik|illustration)s?(?: credit)?\\s*:\\s*\\S.{0,80}",
          FLAGS);

  private static final Pattern CORRECTION =
      Pattern.compile(
          "(?:korrektur(?:hinweis)?|berichtigung|richtigstellung|corrections?|clarification|corrections and clarifications|rectificatif|corrección|fe de erratas|errata corrige|sprostowanie|rectificatie|rättelse|rettelse|исправление|订正|訂正|更正|정정(?:보도)?|διόρθωση|düzeltme|تصحيح|تصويب)\\s*[:：(].*"
              + "|(?:anmerkung der redaktion\\s*:\\s*|hinweis\\s*:\\s*|editor[’']s note\\s*:\\s*|a correction was made on .{6,30}:\\s*)?(?:in einer (?:früheren|ersten|vorherigen|älteren) (?:version|fassung)|an? (?:earlier|previous) version of this (?:article|story|report|piece)|une (?:version antérieure|première version) de cet article|una versión anterior de est[ea]|this (?:article|story) (?:has been|was) (?:corrected|amended)|this (?:article|story) has been updated to correct).*",
          FLAGS);

  private static final int LONGEST_MARK = 90;
  private static final int LONGEST_CAPTION = 240;

  private Phrases() {}

  static boolean opensAfterword(String line) {
    return line.length() <= LONGEST_MARK
        && (AFTERWORD.matcher(line).matches() || ForeignPhrases.opensAfterword(line));
  }

  static boolean isNoise(String line) {
    return line.length() <= LONGEST_CAPTION
        && (NOISE.matcher(line).matches() || ForeignPhrases.isNoise(line));
  }

  static boolean isCaption(String line) {
    return line.length() <= LONGEST_CAPTION && CREDIT.matcher(line).matches();
  }

  static boolean isCorrection(String line) {
    return CORRECTION.matcher(line).matches();
  }
}

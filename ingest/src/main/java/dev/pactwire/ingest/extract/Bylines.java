package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of authors in lines such as "Von Anna Beispiel und Karl Muster" or "By Jane Doe, Berlin".
 */
final class Bylines {

  private static final String NAME_WORD =
      "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}'’]*(?:-\\p{Lu}[\\p{L}'’]+)*)";
  private static final String PARTICLE =
      "(?:von|van|de|der|den|zu|da|di|del|la|le|du|bin|al|el|dos|ten|ter)";
  private static final String NAME =
      NAME_WORD + "(?:\\s+(?:" + PARTICLE + "\\s+){0,2}" + NAME_WORD + "){1,3}";
  private static final String LIST =
      NAME + "(?:(?:\\s*,\\s*|\\s+(?:und|and|&|et|y|e)\\s+)" + NAME + ")*";
  private static final Pattern NAMES_AT_END =
      Pattern.compile(
          "(?:^|(?<=[.!?:|])|(?<=\\bvon\\s)|(?<=\\bby\\s))\\s*(" + LIST + ")\\s*[,|]?\\s*$",
          Pattern.UNICODE_CASE);
  private static final Pattern BYLINE =
      Pattern.compile(
          "^(?:Von|VON|By|BY|Par|Por|Di|Text:|Autor(?:in)?:|Author:|Ein (?:Kommentar|Gastbeitrag|Beitrag) von|A commentary by)\\s+("
              + LIST
              + ")(.*)$");
  private static final Pattern JOINT = Pattern.compile("\\s*,\\s*|\\s+(?:und|and|&|et|y|e)\\s+");

  /**
   * A dump can lose the break between a name and what its owner is: "Von Anna Beispielein freier
   * Autor".
   */
  private static final Pattern GLUED_ROLE = Pattern.compile("(?<=\\p{Ll}{3})(?:eine?|an?)$");

  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:(?:(?:view |see |show )?(?:all )?(?:posts|articles) (?:by|of)|(?:zeige )?alle (?:beiträge|artikel) (?:von|anzeigen von)|(?:beiträge|artikel|pressemitteilung) von"
              + "|(?:veröffentlicht|gepostet|geschrieben|verfasst|eingestellt|erstellt) (?:von|durch)|ein (?:kommentar|gastbeitrag) von|(?:written|posted|published) by|(?:publié|écrit|posté) par|(?:publicado|escrito) por)\\s*:?\\s*(?=(?-i:\\p{Lu}))"
              + "|(?:von|by|par|por|di|vom)\\s*:?\\s+|(?:text|autor(?:in|en)?|authors?|auteure?s?|autore|interview|reporter|redakteur(?:in)?|foto|fotos|photo)\\s*:\\s*|©\\s*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Set<String> NOBODY =
      Set.of(
          "admin",
          "administrator",
          "redaktion",
          "editor",
          "webmaster",
          "author",
          "autor",
          "staff",
          "unknown",
          "null",
          "no author",
          "follow",
          "team",
          "agencies",
          "gastautor",
          "gastbeitrag",
          "guest author",
          "online-redaktion",
          "wordpressadmin");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "\\.(?:de|com|net|org|at|ch|it|fr|eu|info|co\\.uk)\\b", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_BYLINE = 160;
  private static final int LONGEST_NAME = 60;

  private Bylines() {}

  /** The names of a whole line that is a byline, with or without what the person is. */
  static List<String> ofLine(String line) {
    Matcher matcher = BYLINE.matcher(line);
    if (line.length() > LONGEST_BYLINE || !matcher.matches()) {
      return List.of();
    }
    String names = matcher.group(1);
    String rest = matcher.group(2);
    boolean role = rest.matches("\\s+\\p{Ll}.*");
    return split(role ? GLUED_ROLE.matcher(names).replaceFirst("") : names);
  }

  /** Where the names at the end of a text start, for "… said.Jane Doe, Karl Muster 12.05.2023". */
  static Optional<Matcher> atEnd(String text) {
    Matcher matcher = NAMES_AT_END.matcher(text);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  /** The names of a list; single words after a full name are titles or places, not names. */
  static List<String> split(String names) {
    List<String> parts =
        JOINT
            .splitAsStream(names)
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (parts.isEmpty() || parts.get(0).indexOf(' ') < 0) {
      return parts;
    }
    return parts.stream().filter(name -> name.indexOf(' ') > 0).toList();
  }

  /**
   * Cleans a name as metadata gives it; nothing is left of a link, a mail address, a number or a
   * role account.
   */
  static Stream<String> clean(String given) {
    String name = LEAD.matcher(PlainText.headline(given)).replaceFirst("");
    String cut =
        name.replaceFirst("\\s*[|(\\[→»›•].*$|\\s+(?:[-–—/]|am \\d|, am ).*$", "")
            .replaceFirst("\\s*[-–—/,:;→]+$", "")
            .strip();
    boolean person =
        cut.length() > 2
            && cut.length() <= LONGEST_NAME
            && !cut.contains("://")
            && !cut.contains("@")
            && !cut.startsWith("www.")
            && !DOMAIN.matcher(cut).find()
            && cut.chars().noneMatch(Character::isDigit)
            && !NOBODY.contains(cut.toLowerCase(Locale.ROOT));
    return person ? Stream.of(cut) : Stream.empty();
  }
}

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
          "^(?:von|by|par|por|di|text|autor(?:in)?|author|written by|posted by|(?:view |see )?(?:all )?(?:posts|articles) (?:by|of)|(?:zeige )?alle (?:beiträge|artikel) (?:von|anzeigen von)|(?:beiträge|artikel) von|veröffentlicht von|gepostet von|geschrieben von|verfasst von|ein (?:kommentar|gastbeitrag) von)\\s*:?\\s+",
          Pattern.CASE_INSENSITIVE);
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
          "null");
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

  static List<String> split(String names) {
    return JOINT
        .splitAsStream(names)
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * Cleans a name as metadata gives it; nothing is left of a link, a mail address, a number or a
   * role account.
   */
  static Stream<String> clean(String given) {
    String name = LEAD.matcher(PlainText.headline(given)).replaceFirst("");
    String cut = name.replaceFirst("\\s*[|(\\[].*$", "").strip();
    boolean person =
        cut.length() > 2
            && cut.length() <= LONGEST_NAME
            && !cut.contains("://")
            && !cut.contains("@")
            && !cut.startsWith("www.")
            && cut.chars().noneMatch(Character::isDigit)
            && !NOBODY.contains(cut.toLowerCase(Locale.ROOT));
    return person ? Stream.of(cut) : Stream.empty();
  }
}

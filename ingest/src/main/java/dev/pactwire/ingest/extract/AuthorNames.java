package dev.pactwire.ingest.extract;

import dev.pactwire.ingest.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cleans names of authors as pages give them: without "by" and "posted by", roles, places, dates
 * and links behind them. Tells persons from houses: publishers, desks, agencies.
 */
final class AuthorNames {

  private static final Pattern JOINT =
      Pattern.compile(
          "\\s*[,;、，،]\\s*|\\s+[/|·•]\\s+|\\s+(?:und|and|&|et|y|e|og|och|en|και|i|ve|и|та|im Gespräch mit)\\s+");

  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:(?:(?:view |see |show |read |more )?(?:all )?(?:posts|articles|stories) (?:by|of|from)|(?:zeige )?alle (?:beiträge|artikel) (?:von|anzeigen von)|alles von"
              + "|(?:ein |eine )?(?:beiträge|beitrag|artikel|pressemitteilung|kommentar|gastbeitrag|interview|text|bericht|analyse) (?:von|des|der)"
              + "|(?:veröffentlicht|gepostet|geschrieben|verfasst|eingestellt|erstellt) (?:von|durch)|(?:written|posted|published|reported|story|words) by|(?:publié|écrit|posté|rédigé) par|(?:publicado|escrito) por)\\s*:?\\s*"
              + "|(?:von|by|par|por|di|vom|de|af|av|door)\\s*:\\s*|(?:von|by|par|por|di|vom)\\s+"
              + "|(?:text|autor(?:in|en|/in|[*:]in)?|authors?|auteure?s?|autore|interview|reporter|redakteur(?:in)?|verfasser(?:in)?|foto|fotos|photo"
              + "|автор(?:ы|и)?|текст|haber|yazar|yazan|tekst|szerző|írta|συντάκτης|συντακτική ομάδα|penulis|oleh|tác giả|作者|记者|記者|文|责任编辑|責任編輯|编辑|編集|執筆|기자명|글|بقلم|كتب|كتبت)\\s*[:：]\\s*|(?:post author|記者|记者|بقلم)\\s*|©\\s*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What a person is, before the name. */
  private static final Pattern ROLE_BEFORE =
      Pattern.compile(
          "^(?:[\\p{L}-]*(?:experte|expertin|redakteur|redakteurin|autor|autorin|reporter|reporterin|korrespondent|korrespondentin|kolumnist|kolumnistin)|(?:staff |senior |chief )?(?:editor|writer|correspondent|contributor))\\s+(?=\\p{Lu}\\S*\\s+\\p{Lu})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** What stands behind a name: separators, places, dates, buttons. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "\\s*[|(\\[→»›•·@].*$|\\s+(?:[-–—/]|am \\d|, am |in \\p{Lu}|(?i:alles von|folgen\\b|follow\\b|kontakt\\b|contact\\b|view all|email\\b|e-mail\\b|aktualisiert\\b|updated\\b|veröffentlicht\\b|published\\b|stand$|hace$|datum$|(?:am )?(?:mon|diens|donners|frei|sams|sonn)tag\\b|(?:text|foto|fotos|photo|photos|bild|bilder|illustration)\\s*:)).*$|\\s*(?:기자|특파원|記者|记者)$|\\s*,?\\s+(?:hace|vor|il y a)?\\s*\\d{1,2}(?:\\.\\s?[\\d\\p{L}]|/\\d|\\s\\p{L}|:\\d).*$");

  private static final Pattern AT_END = Pattern.compile("\\s*[-–—/,:;→]+$");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "\\.(?:de|com|net|org|at|ch|it|fr|eu|info|co\\.uk)\\b", Pattern.CASE_INSENSITIVE);

  /** Words that only names of houses have. */
  private static final Pattern HOUSE =
      Pattern.compile(
          "(?:^|[\\s-])(?:gmbh|ag|se|e\\.\\s?v\\.?|inc\\.?|ltd\\.?|llc|corp\\.?|redaktion|redaktionsteam|newsroom|news|desk|staff|team|press|presse|media|medien|verlag|verband|\\p{L}*verband|stiftung|\\p{L}*stiftung|\\p{L}*-stiftung|universität|institut|institute|university|ministerium|foundation|association|magazin|magazine|zeitung|\\p{L}*zeitung|online|welle|agentur|agency|agencia|agencias|agences|redacción|redação|rédaction|redazione|bund|landesanstalt)(?=$|[\\s,-])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Who somebody is, in a list of names. */
  private static final Pattern ROLE =
      Pattern.compile(
          "(?:^|.*[\\s-])\\p{L}*(?:leiter|leiterin|direktor|direktorin|professor|professorin|sprecher|sprecherin|redakteur|redakteurin|journalist|journalistin|chef|chefin|editor|reporter|correspondent|director|analyst|fellow|manager|managerin|gründer|gründerin|geschäftsführer|geschäftsführerin|autor|autorin|writer)(?:$|\\s.*)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Words of buttons and headings. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?:alle|mehr|über|about|more|all|read|latest|view|share|gesponserte|theme|weitere|neueste|show|zeige|zum|zur)(?:$|[\\s:].*)|.*\\b(?:beiträge|inhalte|kommentare|posts|articles|newsletter)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> NOBODY =
      Set.of(
          "admin",
          "administrator",
          "webmaster",
          "author",
          "autor",
          "autorin",
          "unknown",
          "null",
          "undefined",
          "anonymous",
          "no author",
          "follow",
          "folgen",
          "gastautor",
          "stand",
          "datum",
          "text",
          "veröffentlicht am",
          "gastbeitrag",
          "guest author",
          "wordpressadmin",
          "montag",
          "dienstag",
          "mittwoch",
          "donnerstag",
          "freitag",
          "samstag",
          "sonntag");

  private static final int LONGEST = 60;

  /** No more is looked at of what a page gives as its authors, and of how many it gives. */
  private static final int LONGEST_LIST = 500;

  private static final int MOST = 100;

  private AuthorNames() {}

  /** The names of a list; single words after a full name are titles or places, not names. */
  static List<String> split(String names) {
    if (HOUSE.matcher(names).find() && names.indexOf(',') < 0) {
      return List.of(names.strip());
    }
    List<String> parts =
        JOINT
            .splitAsStream(names)
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (parts.size() == 2 && names.indexOf(',') > 0 && isSurnameFirst(parts)) {
      return List.of(parts.get(1) + " " + parts.get(0));
    }
    if (parts.isEmpty() || parts.get(0).indexOf(' ') < 0) {
      return parts;
    }
    String first = parts.get(0);
    return parts.stream()
        .filter(name -> name.indexOf(' ') > 0)
        .filter(name -> name.equals(first) || !ROLE.matcher(name).matches())
        .toList();
  }

  /** "Beispiel, Anna", as libraries write. */
  private static boolean isSurnameFirst(List<String> parts) {
    return parts.get(0).indexOf(' ') < 0
        && Bylines.isName(parts.get(1) + " " + parts.get(0))
        && !HOUSE.matcher(parts.get(0)).find();
  }

  /**
   * All names in what pages give, each once; of two of which one ends with the other, the shorter.
   */
  static List<String> cleaned(List<String> given) {
    List<String> names =
        given.stream()
            .limit(MOST)
            .map(name -> name.substring(0, Math.min(name.length(), LONGEST_LIST)))
            .map(name -> LEAD.matcher(PlainText.headline(name)).replaceFirst(""))
            .flatMap(name -> split(name).stream())
            .flatMap(AuthorNames::clean)
            .distinct()
            .toList();
    return names.stream()
        .filter(name -> names.stream().noneMatch(other -> name.endsWith(" " + other)))
        .toList();
  }

  /**
   * Cleans a name as metadata gives it; nothing is left of a link, a mail address, a number or a
   * role account.
   */
  private static Stream<String> clean(String given) {
    String name = ROLE_BEFORE.matcher(LEAD.matcher(given).replaceFirst("")).replaceFirst("");
    String cut = AT_END.matcher(BEHIND.matcher(name).replaceFirst("")).replaceFirst("").strip();
    boolean person =
        cut.length() > 2
            && cut.length() <= LONGEST
            && !cut.contains("://")
            && !cut.contains("@")
            && !cut.contains("_")
            && !cut.startsWith("www.")
            && !DOMAIN.matcher(cut).find()
            && cut.chars().noneMatch(Character::isDigit)
            && !NO_NAME.matcher(cut).matches()
            && !NOBODY.contains(cut.toLowerCase(Locale.ROOT));
    return person ? Stream.of(cut) : Stream.empty();
  }

  /** Whether a name is that of a publisher, a desk or an agency. */
  static boolean isHouse(String name) {
    return HOUSE.matcher(name).find();
  }
}

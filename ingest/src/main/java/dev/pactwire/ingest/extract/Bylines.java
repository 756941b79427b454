package dev.pactwire.ingest.extract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
          "^(?:[Vv]on|VON|[Bb]y|BY|[Pp]ar|[Pp]or|Di|Text:|Autor(?:in)?:|Author:|Ein (?:Kommentar|Gastbeitrag|Beitrag) von|A commentary by)\\s*:?\\s+("
              + LIST
              + ")(.*)$");

  /** Behind a small "by", or words that go on with a sentence, stands no byline. */
  private static final Pattern NO_END =
      Pattern.compile(
          "\\s+(?:bis|über|zu[mr]?|nach|hat|ist|war|wird|sagt|to|has|is|was|says|will|à|y|e)\\s.*");

  private static final Pattern CLEAN_END =
      Pattern.compile("\\s*|\\s*[,|·•(–/-].*|\\s+(?:am )?\\d.*");

  /** After such words a single name will do. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "^(?:(?:(?:Geschrieben|Verfasst|Veröffentlicht|Gepostet|Eingestellt) von|(?:Ein )?(?:Artikel|Beitrag|Text|Bericht) von|(?:Written|Posted|Published|Reported|Story|Words) by|(?:Publié|Écrit|Posté|Rédigé) par|(?:Publicado|Escrito) por)\\s*:?"
              + "|(?:Autor(?:in|en)?|Authors?|Auteure?s?|Autore|Verfasser(?:in)?|Text|Forfatter|Skribent)\\s*:)\\s*("
              + LIST
              + "|[\\p{L}][\\p{L}\\d._-]{2,24})(?=$|\\s*[,|·•(@–-]|\\s+\\d|\\s+(?:am|um|on|at|le|el|Datum)\\b)",
          Pattern.UNICODE_CASE);

  /** "04.02.2022 | 13:10 Uhr | Jane Doe", "06.11.2023 13:30 von Jane", "Jane Doe / 22.04.2020". */
  private static final Pattern STAMPED =
      Pattern.compile(
          "^\\d{1,2}[./][^\\p{L}]*(?:Uhr)?\\s*(?:(?:[|·•/–-]\\s*)?(?:von|by|par|por)\\s+(\\p{Lu}\\p{L}+|"
              + LIST
              + ")|[|·•/–-]\\s*("
              + LIST
              + "))$|^("
              + LIST
              + ")\\s*[/|·•]\\s*\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b.*$|^[^.!?]{0,50}\\d(?:\\d{3}|[:h.]\\d\\d)[^.!?]{0,20}\\s(?:von|by|par|por)\\s+("
              + LIST
              + ")$");

  /** Names in scripts without capitals. */
  private static final String EASTERN_NAME =
      "(?:\\p{IsHangul}{2,5}|[\\p{IsHan}々ヶ]{2,6}|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{3,10}|\\p{IsArabic}{2,}(?:\\s\\p{IsArabic}{2,}){1,3})";

  private static final Pattern WHOLE_NAME = Pattern.compile(NAME + "|" + EASTERN_NAME);

  /**
   * "홍길동 기자", "[해안일보 홍길동 기자]", "記者 山田太郎", "بقلم: محمد أحمد", "Автор: Иван Петров", "Haber: Ahmet
   * Yılmaz".
   */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?:^|[\\s\\[(=])(\\p{IsHangul}{2,4})\\s?(?:기자|특파원)(?=$|[\\s\\])=|,])"
              + "|^(?:記者|记者|作者|執筆|文)[:：\\s]\\s*("
              + EASTERN_NAME
              + ")$|^[(（](\\p{IsHan}{3,5})(?:記者)?[)）]$"
              + "|^(?:بقلم|كتبت?)\\s*[:：]?\\s*("
              + EASTERN_NAME
              + ")$|^(?:Авторы?|Автори|Текст|Haber|Yazar|Yazan|Szerző|Írta|Συντάκτης|Penulis|Oleh|Tekst|Tác giả)\\s*[:：]\\s*("
              + LIST
              + ")(?=$|\\s*[,|·•(/–-])");

  /**
   * A dump can lose the break between a name and what its owner is: "Von Anna Beispielein freier
   * Autor".
   */
  private static final Pattern GLUED_ROLE = Pattern.compile("(?<=\\p{Ll}{3})(?:eine?|an?)$");

  private static final int LONGEST_BYLINE = 160;
  private static final int LONGEST_STAMPED = 90;

  private Bylines() {}

  /** The names of a whole line that is a byline, with or without what the person is. */
  static List<String> ofLine(String line) {
    Matcher matcher = BYLINE.matcher(line);
    if (line.length() > LONGEST_BYLINE || !matcher.matches()) {
      return List.of();
    }
    String names = matcher.group(1);
    String rest = matcher.group(2);
    boolean small = Character.isLowerCase(line.charAt(0));
    if (NO_END.matcher(rest).matches() || small && !CLEAN_END.matcher(rest).matches()) {
      return List.of();
    }
    boolean role = rest.matches("\\s+\\p{Ll}.*");
    return AuthorNames.split(role ? GLUED_ROLE.matcher(names).replaceFirst("") : names);
  }

  /** As {@link #ofLine}; also of a line with a label or a date beside the names. */
  static List<String> ofStamp(String line) {
    List<String> names = ofLine(line);
    if (!names.isEmpty() || line.length() > LONGEST_STAMPED) {
      return names;
    }
    Matcher labelled = LABELLED.matcher(line);
    if (labelled.find()) {
      return AuthorNames.split(labelled.group(1));
    }
    Matcher elsewhere = ELSEWHERE.matcher(line);
    if (elsewhere.find()) {
      return Stream.of(1, 2, 3, 4, 5)
          .map(elsewhere::group)
          .filter(Objects::nonNull)
          .flatMap(found -> AuthorNames.split(found).stream())
          .toList();
    }
    Matcher stamped = STAMPED.matcher(line);
    return stamped.matches()
        ? Stream.of(1, 2, 3, 4)
            .map(stamped::group)
            .filter(Objects::nonNull)
            .flatMap(found -> AuthorNames.split(found).stream())
            .toList()
        : List.of();
  }

  /** Whether a text has the shape of a person's name: two to four words in capitals. */
  static boolean isName(String text) {
    return WHOLE_NAME.matcher(text).matches();
  }

  /** Where the names at the end of a text start, for "… said.Jane Doe, Karl Muster 12.05.2023". */
  static Optional<Matcher> atEnd(String text) {
    Matcher matcher = NAMES_AT_END.matcher(text);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }
}

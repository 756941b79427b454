package dev.pactwire.ingest.time;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of months in the languages of news feeds, from the JDK's own locale data, with and without
 * full stop, plus the few short forms that editors write and CLDR does not list. Where two
 * languages disagree the earlier one wins.
 */
final class Months {

  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "hu", "el", "sv", "da",
          "nb", "fi", "cs", "ro", "sk", "hr", "sl", "sr", "bg", "lt", "et", "ca", "id", "he", "hi",
          "bn", "fa", "ur", "th");

  /**
   * Arabic names, January first: those of Egypt and the Gulf, of the Levant, and of the Maghreb.
   */
  private static final List<String> ARABIC =
      List.of(
          "يناير|كانون الثاني|جانفي",
          "فبراير|شباط|فيفري",
          "مارس|آذار",
          "أبريل|نيسان|أفريل",
          "مايو|أيار|ماي",
          "يونيو|حزيران|جوان|يونيه",
          "يوليو|تموز|جويلية|يوليوز|يوليه",
          "أغسطس|آب|أوت|غشت",
          "سبتمبر|أيلول|شتنبر",
          "أكتوبر|تشرين الأول",
          "نوفمبر|تشرين الثاني|نونبر",
          "ديسمبر|كانون الأول|دجنبر");

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Map<String, Month> NAMES = names();

  private Months() {}

  /**
   * The month called {@code name} in any of the known languages; case and a full stop do not
   * matter.
   */
  static Optional<Month> named(String name) {
    String folded = fold(name);
    return Optional.ofNullable(NAMES.get(folded))
        .or(() -> Optional.ofNullable(NAMES.get(bare(folded))))
        .or(() -> Optional.ofNullable(NAMES.get(bare(folded.replaceFirst("^ב", "")))));
  }

  private static Map<String, Month> names() {
    Map<String, Month> names = new HashMap<>();
    for (String language : LANGUAGES) {
      Locale locale = Locale.forLanguageTag(language);
      for (Month month : Month.values()) {
        for (TextStyle style : STYLES) {
          addName(names, month.getDisplayName(style, locale), month);
        }
      }
    }
    Map.of(
            "sept",
            Month.SEPTEMBER,
            "mrz",
            Month.MARCH,
            "maerz",
            Month.MARCH,
            "jänner",
            Month.JANUARY,
            "feber",
            Month.FEBRUARY,
            "ιούλ",
            Month.JULY,
            "ιούν",
            Month.JUNE,
            "μαΐου",
            Month.MAY)
        .forEach((name, month) -> addName(names, name, month));
    for (Month month : Month.values()) {
      for (String name : ARABIC.get(month.ordinal()).split("\\|")) {
        addName(names, name, month);
      }
    }
    return Map.copyOf(names);
  }

  private static void addName(Map<String, Month> names, String name, Month month) {
    String folded = fold(name);
    // Some locales "name" months by number; those would swallow days.
    if (folded.length() > 1 && !Character.isDigit(folded.charAt(0))) {
      names.putIfAbsent(folded, month);
      names.putIfAbsent(bare(folded), month);
    }
  }

  /** Without accents, which capitals often lack, and with a plain i for all that Turkish has. */
  private static String bare(String folded) {
    String split = Normalizer.normalize(folded, Normalizer.Form.NFD);
    return MARKS.matcher(split).replaceAll("").replace('ı', 'i');
  }

  private static String fold(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}

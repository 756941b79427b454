package dev.pactwire.processor.classify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes country-names.yaml from the display names of the running JDK (Unicode CLDR). The file is
 * committed and not built, because names differ between JDK versions; run this by hand to renew it,
 * and read the difference.
 */
final class CountryNamesGenerator {
  private static final Set<String> UNINHABITED_OR_SHARED = Set.of("AQ", "HK", "MO");

  /**
   * Names that mean other things too and are given with conditions in countries.yaml, or that stand
   * there in a wider form.
   */
  private static final Map<String, Set<String>> BY_HAND =
      Map.of(
          "en",
          Set.of("GE", "JO", "TD", "TR", "LB"),
          "de",
          Set.of("FJ", "GQ", "KP", "KR", "MK", "NC", "SB", "SS", "XK", "ZA"),
          "fr",
          Set.of("SX"),
          "ru",
          Set.of("VG"),
          "uk",
          Set.of("RU"),
          "tr",
          Set.of("EG", "FR"),
          "ko",
          Set.of("IN", "CG", "CD"),
          "ar",
          Set.of("ML"));

  private CountryNamesGenerator() {}

  public static void main(String[] arguments) throws Exception {
    StringBuilder out =
        new StringBuilder(
            "# Names of countries in fifteen languages, from the Unicode CLDR (Unicode licence) by CountryNamesGenerator.\n"
                + "# Do not edit by hand: further names belong into countries.yaml. The syntax is explained there.\n"
                + "kind: names\nnames:\n");
    for (String code : new TreeSet<>(Set.of(Locale.getISOCountries()))) {
      if (!UNINHABITED_OR_SHARED.contains(code)) {
        line(code, out);
      }
    }
    line("XK", out);
    Files.writeString(Path.of(arguments[0]), out, StandardCharsets.UTF_8);
  }

  private static void line(String code, StringBuilder out) {
    out.append("  ").append(code).append(": {");
    String separator = "";
    for (String language : LanguageSet.known()) {
      if (code.equals("CD")
          || code.equals("CG")
          || BY_HAND.getOrDefault(language, Set.of()).contains(code)) {
        continue;
      }
      Set<String> names = names(code, Locale.forLanguageTag(language));
      out.append(separator).append(language).append(": [");
      out.append(String.join(", ", names.stream().map(n -> '"' + n + '"').toList())).append(']');
      separator = ", ";
    }
    out.append("}\n");
  }

  private static Set<String> names(String code, Locale locale) {
    Set<String> names = new LinkedHashSet<>();
    String display =
        new Locale("", code)
            .getDisplayCountry(locale)
            .replaceAll("[\\u200e\\u200f]", "")
            .replace('’', '\'');
    String bare =
        display
            .replaceAll("\\s*[(（].*[)）]", "")
            .replaceAll("(?i)\\s*SAR.*|-SRV$|, SAR.*", "")
            .trim();
    inflect(bare, locale.getLanguage(), names);
    if (bare.contains(" & ")) {
      String and = Map.of("en", "and", "de", "und").getOrDefault(locale.getLanguage(), "&");
      inflect(bare.replace(" & ", " " + and + " "), locale.getLanguage(), names);
    }
    return names;
  }

  private static void inflect(String name, String language, Set<String> names) {
    switch (language) {
      case "de" -> {
        names.add(name);
        if (!name.endsWith("s") && !name.contains(" ")) {
          names.add(name + "s");
        }
      }
      case "ru", "uk", "pl" -> names.add(stems(name));
      case "ko" -> names.add(name.length() >= 2 ? name + "*" : name);
      default -> names.add(name);
    }
  }

  /**
   * Slavic cases: the ending of each word is open, and in long names the capital, for the
   * adjective.
   */
  private static String stems(String name) {
    if (name.equals(name.toUpperCase(Locale.ROOT))) {
      return name;
    }
    List<String> words = List.of(name.split(" "));
    StringBuilder stems = new StringBuilder();
    for (String word : words) {
      boolean vowel = "аяьйыиеоіїaeyio".indexOf(word.charAt(word.length() - 1)) >= 0;
      int cut = word.length() < 5 ? 0 : words.size() > 1 && word.length() > 6 ? 2 : vowel ? 1 : 0;
      String stem = word.substring(0, word.length() - cut);
      boolean compound = !word.codePoints().allMatch(Character::isLetter);
      String open = compound ? word : stem.length() < 3 ? stem : stem + "*";
      stems
          .append(stems.isEmpty() ? "" : " ")
          .append(words.size() == 1 && stem.length() >= 5 ? open.toLowerCase(Locale.ROOT) : open);
    }
    return stems.toString();
  }
}

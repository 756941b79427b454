package dev.pactwire.ingest.extract;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The section of a publication that stands before the headline, as its own line or glued to it. */
final class Sections {

  private static final Set<String> NAMES =
      Set.of(
          "politik",
          "innenpolitik",
          "außenpolitik",
          "geopolitik",
          "weltpolitik",
          "sicherheitspolitik",
          "international",
          "ausland",
          "inland",
          "welt",
          "europa",
          "asien",
          "deutschland",
          "österreich",
          "schweiz",
          "wirtschaft",
          "finanzen",
          "börse",
          "unternehmen",
          "technologie",
          "technik",
          "digital",
          "wissenschaft",
          "wissen",
          "kultur",
          "feuilleton",
          "sport",
          "gesellschaft",
          "panorama",
          "medien",
          "meinung",
          "kommentar",
          "analyse",
          "interview",
          "reportage",
          "hintergrund",
          "verteidigung",
          "sicherheit",
          "militär",
          "energie",
          "klima",
          "umwelt",
          "gesundheit",
          "reise",
          "regional",
          "politics",
          "world",
          "business",
          "economy",
          "technology",
          "science",
          "culture",
          "opinion",
          "analysis",
          "sports",
          "health",
          "defence",
          "defense",
          "security",
          "europe",
          "asia",
          "africa",
          "geopolitics");
  private static final Pattern GLUED =
      Pattern.compile("^(\\p{Lu}\\p{Ll}{3,24})(?=\\p{Lu}[\\p{Ll}\\s])(.{12,})$");

  private Sections() {}

  static boolean isSection(String line) {
    return NAMES.contains(line.toLowerCase(Locale.ROOT));
  }

  /** A section glued to a headline, as group 1, with the headline as group 2. */
  static Optional<Matcher> glued(String line) {
    Matcher matcher = GLUED.matcher(line);
    return matcher.matches() && isSection(matcher.group(1))
        ? Optional.of(matcher)
        : Optional.empty();
  }
}

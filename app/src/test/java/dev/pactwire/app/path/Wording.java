package dev.pactwire.app.path;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts in several languages: a sentence that deserves labels, then words in random order. */
final class Wording {

  private static final Map<String, List<String>> LEADS =
      Map.of(
          "en",
          List.of(
              "The defence ministers of NATO agreed in Brussels on a plan for Poland.",
              "Australia, Britain and the United States brought the AUKUS submarines forward.",
              "The African Union sent observers to Nigeria before the vote.",
              "The town opened its garden show without any visitor from abroad."),
          "de",
          List.of(
              "Die NATO verlegt nach den Worten ihres Generalsekretärs Truppen nach Litauen.",
              "Die Außenminister der Europäischen Union trafen sich in Berlin.",
              "Der Verein feierte am Sonntag sein Sommerfest bei gutem Wetter."),
          "fr",
          List.of(
              "Les ministres de l'OTAN se sont réunis à Paris pour parler de l'Ukraine.",
              "La fête du village a réuni tous les habitants sur la place."));

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "en",
          words(
              "the harbour council minister report valley engine market winter border river"
                  + " school treaty budget station museum garden bridge tunnel forest island and"
                  + " orchestra library festival railway ferry airport hospital union with court"
                  + " reform energy water grain steel copper timber cotton storm flood harvest"),
          "de",
          words(
              "der die das und mit nicht auch nach Hafen Stadtrat Bericht Wald Brücke Schule"
                  + " Haushalt Bahnhof Museum Garten Tunnel Insel Orchester Bücherei Fähre"
                  + " Flughafen Krankenhaus Gericht Reform Wasser Getreide Stahl Kupfer Holz"
                  + " Sturm Ernte Gemeinde Straße Zeitung Verkehr Wohnung Rente Streik"),
          "fr",
          words(
              "le la les des et avec dans pour sur port conseil rapport forêt pont école budget"
                  + " gare musée jardin tunnel île orchestre bibliothèque fête rivière hôpital"
                  + " tribunal réforme énergie eau céréales acier cuivre tempête récolte mairie"));

  private Wording() {}

  /** A text of 80 to 200 words. */
  static String text(Random random, String language) {
    List<String> leads = LEADS.get(language);
    StringBuilder text = new StringBuilder(leads.get(random.nextInt(leads.size())));
    int count = 80 + random.nextInt(120);
    for (int i = 0; i < count; i++) {
      text.append(' ').append(word(random, language));
    }
    return text.append('.').toString();
  }

  /** Some more words on one subject. */
  static String sentence(Random random, String language) {
    StringBuilder sentence = new StringBuilder(title(random, language));
    for (int i = 0; i < 8; i++) {
      sentence.append(' ').append(word(random, language));
    }
    return sentence.append('.').toString();
  }

  /** Letters that no compression makes much smaller. */
  static String noise(int length) {
    Random random = new Random(29);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(i % 9 == 8 ? ' ' : (char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  static String title(Random random, String language) {
    return word(random, language)
        + " "
        + word(random, language)
        + " "
        + Integer.toString(random.nextInt(1_000_000), 36);
  }

  private static String word(Random random, String language) {
    List<String> words = WORDS.get(language);
    return words.get(random.nextInt(words.size()));
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }
}

package dev.pactwire.app.evaluate;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The figures of a group of articles. */
final class Figures {
  private final Tally alliancesInFocus = new Tally();
  private final Tally alliances = new Tally();
  private final Tally countriesInFocus = new Tally();
  private final Tally countries = new Tally();
  private final Map<String, Tally> byAlliance = new TreeMap<>();
  private final Map<String, Tally> byCountry = new TreeMap<>();
  private int articles;
  private int withoutAlliance;
  private int falseAlarms;
  private int rightLanguages;

  void add(Judged judged) {
    Set<String> wanted = Judged.inFocus(judged.gold().alliances());
    Set<String> given = judged.givenAlliancesInFocus();
    Set<String> wantedCountries = Judged.inFocus(judged.gold().countries());
    alliancesInFocus.add(wanted, given);
    alliances.add(judged.gold().alliances().keySet(), judged.givenAlliances());
    countriesInFocus.add(wantedCountries, judged.givenCountriesInFocus());
    countries.add(judged.gold().countries().keySet(), judged.givenCountries());
    each(byAlliance, wanted, given);
    each(byCountry, wantedCountries, judged.givenCountriesInFocus());
    articles++;
    rightLanguages += judged.languageIsRight() ? 1 : 0;
    if (judged.gold().alliances().isEmpty()) {
      withoutAlliance++;
      falseAlarms += given.isEmpty() ? 0 : 1;
    }
  }

  private static void each(Map<String, Tally> tallies, Set<String> wanted, Set<String> given) {
    Set<String> labels = new TreeSet<>(wanted);
    labels.addAll(given);
    for (String label : labels) {
      tallies
          .computeIfAbsent(label, key -> new Tally())
          .add(
              wanted.contains(label) ? Set.of(label) : Set.of(),
              given.contains(label) ? Set.of(label) : Set.of());
    }
  }

  int articles() {
    return articles;
  }

  Tally alliancesInFocus() {
    return alliancesInFocus;
  }

  Tally alliances() {
    return alliances;
  }

  Tally countriesInFocus() {
    return countriesInFocus;
  }

  Tally countries() {
    return countries;
  }

  /** Focus only, for each label that was wanted or given. */
  Map<String, Tally> byAlliance() {
    return byAlliance;
  }

  Map<String, Tally> byCountry() {
    return byCountry;
  }

  /** The mean F1 of the alliances that are wanted at least once. */
  OptionalDouble macroF1() {
    return byAlliance.values().stream()
        .filter(tally -> tally.wanted() > 0)
        .mapToDouble(tally -> tally.f1().orElse(0))
        .average();
  }

  /** The share of the articles without any alliance that were given one in focus. */
  OptionalDouble falseAlarmRate() {
    return Tally.share(falseAlarms, withoutAlliance);
  }

  OptionalDouble languageAccuracy() {
    return Tally.share(rightLanguages, articles);
  }
}

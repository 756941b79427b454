package dev.pactwire.dashboard.counts;

import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many articles bear each label, and each pair of alliance and region.
 *
 * @param articles all of them
 * @param alliances articles by alliance
 * @param regions articles by region
 * @param countries articles by country
 * @param languages articles by language
 * @param sources articles by source
 * @param matrix articles by alliance, then region
 */
public record Tally(
    int articles,
    Map<String, Integer> alliances,
    Map<String, Integer> regions,
    Map<String, Integer> countries,
    Map<String, Integer> languages,
    Map<String, Integer> sources,
    Map<String, Map<String, Integer>> matrix) {

  /** Counts these articles. */
  public static Tally of(Collection<ClassifiedArticle> articles) {
    Tally tally =
        new Tally(
            articles.size(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    articles.forEach(tally::add);
    return tally;
  }

  private void add(ClassifiedArticle article) {
    count(alliances, article.getAlliances());
    count(regions, article.getRegions());
    count(countries, article.getCountries());
    languages.merge(article.getLanguage(), 1, Integer::sum);
    sources.merge(article.getArticle().getSource(), 1, Integer::sum);
    for (Label alliance : article.getAlliances()) {
      count(
          matrix.computeIfAbsent(alliance.getId(), none -> new TreeMap<>()), article.getRegions());
    }
  }

  private static void count(Map<String, Integer> counts, List<Label> labels) {
    labels.forEach(label -> counts.merge(label.getId(), 1, Integer::sum));
  }
}

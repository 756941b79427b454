package dev.pactwire.app.report;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many articles have which label at present: the latest version of each counts, and withdrawn
 * ones do not.
 */
public final class LabelCounts {

  /** What is kept of an article. */
  private record Labels(String language, List<String> regions, List<String> alliances) {}

  /** A label and how many articles have it. */
  public record Count(String id, long articles) {}

  private final Map<String, Labels> articles = new HashMap<>();

  /** Takes in a record of {@code news.classified}. */
  public void add(ClassifiedArticle classified) {
    Article article = classified.getArticle();
    if (classified.getChange() == Change.RETRACTED) {
      articles.remove(article.getArticleId());
    } else {
      articles.put(
          article.getArticleId(),
          new Labels(
              classified.getLanguage(),
              ids(classified.getRegions()),
              ids(classified.getAlliances())));
    }
  }

  /** Articles per language, the most frequent first. */
  public List<Count> languages() {
    return counted(labels -> Stream.of(labels.language()));
  }

  /** Articles per region, the most frequent first. */
  public List<Count> regions() {
    return counted(labels -> labels.regions().stream());
  }

  /** Articles per alliance, the most frequent first. */
  public List<Count> alliances() {
    return counted(labels -> labels.alliances().stream());
  }

  /** Articles with neither region nor alliance. */
  public long unmatched() {
    return articles.values().stream()
        .filter(labels -> labels.regions().isEmpty() && labels.alliances().isEmpty())
        .count();
  }

  private List<Count> counted(Function<Labels, Stream<String>> ids) {
    Map<String, Long> counts = new TreeMap<>();
    articles.values().stream().flatMap(ids).forEach(id -> counts.merge(id, 1L, Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong((Count count) -> -count.articles()))
        .toList();
  }

  private static List<String> ids(List<Label> labels) {
    return labels.stream().map(Label::getId).toList();
  }
}

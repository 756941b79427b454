package dev.pactwire.app.evaluate;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Compares the classifier's answers with labels given by people: precision, recall and F1, micro
 * (over all labels of a group) and macro (the mean over labels). A label is right in focus when
 * both give it as a focus, and right as "focus or mention" when both give it at all. Articles
 * written for the measurement are counted apart from real ones.
 */
public final class Evaluation {
  private static final String ALL = "all";
  private static final String REAL = "real";
  private static final String OWN = "own-words";

  private final List<Judged> judged = new ArrayList<>();
  private final Map<String, Figures> groups = new LinkedHashMap<>();

  private Evaluation() {}

  /**
   * Classifies each article and counts. The articles' language is not told to the classifier.
   *
   * @param progress is told how many articles have been classified, at each of them
   */
  public static Evaluation of(
      Classifier classifier, List<GoldArticle> articles, LongConsumer progress) {
    Evaluation evaluation = new Evaluation();
    for (GoldArticle article : articles) {
      Document document = Document.of(article.title(), article.text());
      evaluation.judged.add(new Judged(article, classifier.classify(document)));
      progress.accept(evaluation.judged.size());
    }
    evaluation.count();
    return evaluation;
  }

  private void count() {
    Map<String, Figures> byLanguage = new TreeMap<>();
    for (String name : List.of(ALL, REAL, OWN)) {
      groups.put(name, new Figures());
    }
    for (Judged article : judged) {
      String source = article.gold().ownWords() ? OWN : REAL;
      groups.get(ALL).add(article);
      groups.get(source).add(article);
      byLanguage
          .computeIfAbsent(source + " " + article.gold().language(), key -> new Figures())
          .add(article);
    }
    byLanguage.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Figures> e) -> !e.getKey().startsWith(REAL))
                .thenComparing(e -> -e.getValue().articles()))
        .forEach(entry -> groups.put(entry.getKey(), entry.getValue()));
    groups.values().removeIf(figures -> figures.articles() == 0);
  }

  /** Figures by group: all, real, own-words, and each of these by language. */
  Map<String, Figures> groups() {
    return groups;
  }

  Figures all() {
    return groups.get(ALL);
  }

  /** The articles with most mistakes, worst first. */
  List<Judged> worst(int most) {
    return judged.stream()
        .filter(article -> article.badness() > 0)
        .sorted(
            Comparator.comparingInt((Judged article) -> -article.badness())
                .thenComparing(article -> article.gold().id()))
        .limit(most)
        .toList();
  }

  String taxonomyVersion() {
    return judged.get(0).answer().taxonomyVersion();
  }
}

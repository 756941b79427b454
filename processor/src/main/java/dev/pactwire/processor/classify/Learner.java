package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns the weights of the scoring file from labelled articles: for each label that an article
 * could have, its features and whether a reader calls it a focus. The features of a model are those
 * that the taxonomy's scoring file lists for it, so that taking one out there takes it out here.
 */
public final class Learner {
  private static final double PENALTY = 1;
  private static final Set<String> NOT_LEARNT = Set.of("bias", "publisher");

  private final Taxonomy taxonomy;
  private final LanguageDetector languages;
  private final Map<String, List<Row>> rows = new TreeMap<>();

  /** A candidate label with all its features. */
  private record Row(Map<String, Double> features, boolean focus, boolean sure) {}

  public Learner(Taxonomy taxonomy, LanguageDetector languages) {
    this.taxonomy = taxonomy;
    this.languages = languages;
    taxonomy.scoring().models().keySet().forEach(model -> rows.put(model, new ArrayList<>()));
  }

  /**
   * A labelled article.
   *
   * @param alliances slugs in focus; nothing is learnt about alliances without
   * @param countries codes in focus; nothing is learnt about countries without
   * @param unknown labels of which nothing is known
   * @param sure whether a reader labelled it; otherwise its labels were guessed, as from its title
   */
  public record Lesson(
      Document document,
      Optional<Set<String>> alliances,
      Optional<Set<String>> countries,
      Set<String> unknown,
      boolean sure) {}

  /** Adds an article. */
  public void add(Lesson lesson) {
    Document document = lesson.document();
    String language = languages.languageOf(document);
    Reading reading = Reading.of(document, taxonomy.lexicon(), LanguageSet.of(language));
    CountryMap countries = CountryMap.of(reading.hits());
    CountryScorer scorer = new CountryScorer(reading, countries, taxonomy.scoring(), "");
    AllianceScorer alliances = new AllianceScorer(reading, taxonomy, countries, scorer.scores());
    if (lesson.countries().isPresent()) {
      Map<String, Double> partners = alliances.partners();
      scorer
          .saliences()
          .forEach(
              (code, salience) -> {
                Map<String, Double> features = salience.features();
                features.put("partner", partners.getOrDefault(code, 0.0));
                add("country", code, features, lesson.countries().get(), lesson);
              });
    }
    if (lesson.alliances().isPresent()) {
      for (String id : alliances.candidates().keySet()) {
        add(alliances.model(id), id, alliances.features(id), lesson.alliances().get(), lesson);
      }
    }
  }

  private void add(
      String model, String label, Map<String, Double> features, Set<String> focus, Lesson lesson) {
    if (!lesson.unknown().contains(label)) {
      rows.get(model).add(new Row(features, focus.contains(label), lesson.sure()));
    }
  }

  /**
   * The weights of each model, rounded to two decimals.
   *
   * @param unsure how much all unsure articles count together, compared with all sure ones
   */
  public Map<String, Map<String, Double>> models(double unsure) {
    Map<String, Map<String, Double>> models = new TreeMap<>();
    taxonomy
        .scoring()
        .models()
        .forEach((name, old) -> models.put(name, model(old, rows.get(name), unsure)));
    return models;
  }

  private static Map<String, Double> model(Map<String, Double> old, List<Row> rows, double unsure) {
    List<String> names = old.keySet().stream().filter(f -> !NOT_LEARNT.contains(f)).toList();
    Map<String, Double> model = new LinkedHashMap<>(old);
    long sure = rows.stream().filter(Row::sure).count();
    double weight = sure == rows.size() ? 0 : unsure * sure / (rows.size() - sure);
    List<LogisticRegression.Example> examples = new ArrayList<>();
    for (Row row : rows) {
      double[] features =
          names.stream().mapToDouble(n -> row.features.getOrDefault(n, 0.0)).toArray();
      examples.add(new LogisticRegression.Example(features, row.focus, row.sure ? 1 : weight));
    }
    if (examples.stream().noneMatch(LogisticRegression.Example::positive)) {
      return model;
    }
    double[] weights = LogisticRegression.fit(examples, PENALTY);
    model.put("bias", rounded(weights[0]));
    for (int i = 0; i < names.size(); i++) {
      model.put(names.get(i), rounded(weights[i + 1]));
    }
    return model;
  }

  private static double rounded(double weight) {
    return Math.round(weight * 100) / 100.0;
  }
}

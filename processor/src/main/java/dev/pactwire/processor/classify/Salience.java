package dev.pactwire.processor.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How prominent a label is in an article, as a few numbers that an analyst can check by eye:
 *
 * <ul>
 *   <li>{@code title}: the surest term in the title (0..1)
 *   <li>{@code lead}: the surest term in the first sentences (0..1)
 *   <li>{@code count}: natural logarithm of one plus the sum of all weights
 *   <li>{@code share}: that sum relative to the most prominent label of the same kind (0..1)
 *   <li>{@code spread}: in which part of the sentences the label occurs (0..1)
 *   <li>{@code early}: 1 for the first sentence, falling with the number of the first sentence that
 *       has it
 *   <li>{@code list}: part of the occurrences that stand in enumerations of four or more countries
 *       (0..1)
 *   <li>{@code weak}: 1 minus the surest term anywhere
 *   <li>{@code second}: 1 when it is taken up in the second or third sentence
 *   <li>{@code opening}: the surest term in the first sentence of the text (0..1)
 *   <li>{@code density}: the sum of all weights for every fifty words of the text (0..1)
 *   <li>{@code rivals}: natural logarithm of one plus the number of labels of the same kind more
 *       prominent than this
 * </ul>
 *
 * The score is the logistic function of their weighted sum; the weights stand in scoring.yaml.
 */
record Salience(
    double title,
    double lead,
    double count,
    double share,
    double spread,
    double early,
    double list,
    double weak,
    double rivals,
    double opening,
    double second,
    double density) {

  /** The names of the features in the scoring file. */
  static final Set<String> FEATURES =
      Set.of(
          "title", "lead", "count", "share", "spread", "early", "list", "weak", "rivals", "opening",
          "second", "density");

  /** One occurrence: weight, sentence (0 is the title) and whether it stands in an enumeration. */
  record Occurrence(double weight, int sentence, boolean lead, boolean listed) {}

  /**
   * The article in which a label is weighed.
   *
   * @param titled whether it has a title
   * @param sentences of its text
   * @param words of its text
   */
  record Surroundings(boolean titled, int sentences, int words) {}

  private static final double EARLY_HALF = 3;
  private static final double DENSE = 50;
  private static final double MOST_WORDS = 200;

  static Salience of(
      List<Occurrence> occurrences, double strongestSum, int rivals, Surroundings article) {
    double title = 0;
    double lead = 0;
    double sum = 0;
    double best = 0;
    double opening = 0;
    double listed = 0;
    int first = Integer.MAX_VALUE;
    int places = 0;
    int previous = -1;
    double second = 0;
    for (Occurrence o : occurrences) {
      boolean inTitle = o.sentence == 0 || !article.titled && o.sentence == 1;
      title = inTitle ? Math.max(title, o.weight) : title;
      lead = o.lead ? Math.max(lead, o.weight) : lead;
      best = Math.max(best, o.weight);
      opening = o.sentence == 1 ? Math.max(opening, o.weight) : opening;
      second = o.sentence == 2 || o.sentence == 3 ? 1 : second;
      sum += o.weight;
      listed += o.listed ? 1 : 0;
      first = o.sentence > 0 ? Math.min(first, o.sentence) : first;
      places += o.sentence > 0 && o.sentence != previous ? 1 : 0;
      previous = o.sentence;
    }
    double early = first == Integer.MAX_VALUE ? 0 : EARLY_HALF / (EARLY_HALF + first - 1);
    return new Salience(
        title,
        lead,
        Math.log1p(sum),
        strongestSum > 0 ? Math.min(1, sum / strongestSum) : 0,
        article.sentences > 0 ? Math.min(1, (double) places / article.sentences) : 0,
        early,
        listed / occurrences.size(),
        1 - best,
        Math.log1p(rivals),
        opening,
        second,
        Math.min(1, sum * DENSE / Math.max(DENSE, Math.min(article.words, MOST_WORDS))));
  }

  /** The features by the names that they have in the scoring file. */
  Map<String, Double> features() {
    Map<String, Double> features = new HashMap<>();
    features.put("title", title);
    features.put("lead", lead);
    features.put("count", count);
    features.put("share", share);
    features.put("spread", spread);
    features.put("early", early);
    features.put("list", list);
    features.put("weak", weak);
    features.put("rivals", rivals);
    features.put("opening", opening);
    features.put("second", second);
    features.put("density", density);
    return features;
  }

  /** Probability of being a focus under a model of feature weights. */
  double probability(Map<String, Double> model, double more) {
    double sum = model.getOrDefault("bias", 0.0) + more;
    sum += title * model.getOrDefault("title", 0.0);
    sum += lead * model.getOrDefault("lead", 0.0);
    sum += count * model.getOrDefault("count", 0.0);
    sum += share * model.getOrDefault("share", 0.0);
    sum += spread * model.getOrDefault("spread", 0.0);
    sum += early * model.getOrDefault("early", 0.0);
    sum += list * model.getOrDefault("list", 0.0);
    sum += weak * model.getOrDefault("weak", 0.0);
    sum += rivals * model.getOrDefault("rivals", 0.0);
    sum += opening * model.getOrDefault("opening", 0.0);
    sum += second * model.getOrDefault("second", 0.0);
    sum += density * model.getOrDefault("density", 0.0);
    return 1 / (1 + Math.exp(-sum));
  }
}

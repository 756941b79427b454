package dev.pactwire.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Weights learnt from labelled articles. */
class LearnerTest {

  @Test
  void findsTheWeightsThatMadeTheExamples() {
    // Given
    Random random = new Random(7);
    List<LogisticRegression.Example> examples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double[] x = {random.nextDouble(), random.nextDouble()};
      double p = 1 / (1 + Math.exp(-(-1 + 3 * x[0] - 2 * x[1])));
      examples.add(new LogisticRegression.Example(x, random.nextDouble() < p, 1));
    }

    // When
    double[] weights = LogisticRegression.fit(examples, 0.1);

    // Then
    assertThat(weights[0]).isCloseTo(-1, within(0.1));
    assertThat(weights[1]).isCloseTo(3, within(0.15));
    assertThat(weights[2]).isCloseTo(-2, within(0.15));
  }

  @Test
  void learnsTheSameFromTheSameAndKeepsWhatIsNotLearnt() {
    assertThat(learnt()).isEqualTo(learnt());
    assertThat(learnt().get("country")).containsEntry("publisher", 0.7).containsKey("title");
    assertThat(learnt().get("alliance").get("title")).isPositive();
  }

  @Test
  void theFeaturesItLearnsFromAreThoseThatAreScored() {
    // Given
    Salience salience =
        Salience.of(
            List.of(new Salience.Occurrence(0.8, 2, true, false)),
            2,
            1,
            new Salience.Surroundings(true, 9, 120));
    Map<String, Double> model = TestClassifier.TAXONOMY.scoring().models().get("alliance");

    // When
    double sum = model.get("bias");
    for (Map.Entry<String, Double> feature : salience.features().entrySet()) {
      sum += feature.getValue() * model.getOrDefault(feature.getKey(), 0.0);
    }

    // Then
    assertThat(salience.probability(model, 0)).isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-9));
  }

  private static Map<String, Map<String, Double>> learnt() {
    Learner learner = new Learner(TestClassifier.TAXONOMY, LanguageDetector.bundled());
    for (int i = 0; i < 40; i++) {
      boolean subject = i % 2 == 0;
      String title = subject ? "NATO plans an exercise" : "A village plans a fair";
      String text =
          (subject ? "NATO met on Monday. NATO wants more. " : "The village met on Monday. ")
              + "In the long run the country of Norway, a friend of NATO, may join the plan.";
      learner.add(
          new Learner.Lesson(
              Document.of(title, text),
              Optional.of(subject ? Set.of("nato") : Set.of()),
              Optional.of(subject ? Set.of() : Set.of("NO")),
              Set.of(),
              true));
    }
    return learner.models(0);
  }
}

package dev.pactwire.bench.micro;

import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.schemas.Article;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Labels with the shipped taxonomy and invented names of places besides, of one to three words: the
 * time of an article must not grow with their number.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NamesBenchmark {
  private static final String[] SYLLABLES = {
    "ba", "dor", "ken", "lim", "mar", "no", "pel", "qua", "ris", "sto", "tan", "ul", "ver", "wes",
    "yor", "zin", "gra", "hol"
  };
  private static final Optional<String> ENGLISH = Optional.of("en");

  /** Invented names beside those of the taxonomy. */
  @Param({"10000", "200000"})
  int names;

  private Classifier classifier;

  /** Reads the taxonomy with the invented names. */
  @Setup
  public void read() {
    Map<String, String> files = new HashMap<>(Taxonomy.bundled().files());
    files.put("invented.yaml", invented());
    classifier = new Classifier(Taxonomy.of(files), LanguageDetector.bundled());
  }

  /** All labels of an article. */
  @Benchmark
  public Classification classify(Articles articles) {
    Article article = articles.next();
    return classifier.classify(
        new Document(article.getTitle(), article.getText(), ENGLISH, Optional.empty()));
  }

  private String invented() {
    Random random = new Random(7);
    StringBuilder file =
        new StringBuilder("kind: countries\ncountries:\n  FR: {place: [Beldorquaverzin");
    for (int i = 1; i < names; i++) {
      file.append(", ");
      for (int word = random.nextInt(3); word >= 0; word--) {
        file.append(word(random)).append(word > 0 ? " " : "");
      }
    }
    return file.append("]}\n").toString();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}

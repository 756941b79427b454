package dev.pactwire.bench.micro;

import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.schemas.Article;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Labels of an article, with their evidence. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ClassifyBenchmark {

  private static final Optional<String> ENGLISH = Optional.of("en");

  private final LanguageDetector languages = LanguageDetector.bundled();
  private final Classifier classifier = new Classifier(Taxonomy.bundled(), languages);

  /** Tells the language. */
  @Benchmark
  public String detectLanguage(Articles articles) {
    Article article = articles.next();
    return languages.detect(article.getTitle(), article.getText());
  }

  /** All labels of an article whose language is known. */
  @Benchmark
  public Classification classify(Articles articles) {
    Article article = articles.next();
    return classifier.classify(
        new Document(article.getTitle(), article.getText(), ENGLISH, Optional.empty()));
  }
}

package dev.pactwire.bench.micro;

import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The classifier beside Lucene's monitor on the same articles, in one run: complete labels with
 * their evidence on one side, on the other only which of the same terms the article holds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoredQueriesBenchmark {
  private static final String ENGLISH = "en";

  private final Taxonomy taxonomy = Taxonomy.bundled();
  private final Classifier classifier = new Classifier(taxonomy, LanguageDetector.bundled());
  private StoredQueries queries;

  /** Stores the queries. */
  @Setup
  public void store() throws IOException {
    queries = new StoredQueries(taxonomy.spellings(ENGLISH));
  }

  /** All labels of an article. */
  @Benchmark
  public Classification pactwire(Articles articles) {
    Article article = articles.next();
    return classifier.classify(
        new Document(
            article.getTitle(), article.getText(), Optional.of(ENGLISH), Optional.empty()));
  }

  /** The terms that an article holds. */
  @Benchmark
  public int luceneMonitor(Articles articles) {
    Article article = articles.next();
    return queries.matches(article.getTitle(), article.getText());
  }

  /** Lets the queries go. */
  @TearDown
  public void close() throws IOException {
    queries.close();
  }
}

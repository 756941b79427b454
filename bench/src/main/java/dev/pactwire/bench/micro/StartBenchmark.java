package dev.pactwire.bench.micro;

import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * From nothing to the first labels in a fresh JVM: the taxonomy read, the language told, an article
 * classified. To be run with many forks, no warm-up and one iteration.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StartBenchmark {

  /** The labels of a first article. */
  @Benchmark
  public Classification firstArticle() {
    return new Classifier(Taxonomy.bundled(), LanguageDetector.bundled())
        .classify(
            Document.of(
                "Ministers meet", "The ministers of defence of NATO met in Brussels on Monday."));
  }
}

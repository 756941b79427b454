package dev.pactwire.bench.micro;

import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.processor.dedupe.DuplicateFinder;
import dev.pactwire.processor.dedupe.Fingerprint;
import dev.pactwire.processor.dedupe.Fingerprinter;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.dedupe.SeenArticle;
import dev.pactwire.processor.dedupe.SeenArticles;
import dev.pactwire.processor.dedupe.Verdict;
import dev.pactwire.schemas.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Looking an article up in a full window, and putting it in its place. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx2g")
public class WindowBenchmark {

  /** Texts beyond those in the window, so that one which comes again has left it before. */
  private static final int SPARE_TEXTS = 10_000;

  private static final Duration BETWEEN = Duration.ofMillis(10);

  /** Articles in the window. */
  @Param({"10000", "100000"})
  private int window;

  private Fingerprint[] texts;
  private DuplicateFinder finder;
  private int next;

  /** Fills the window. */
  @Setup
  public void fill() {
    Corpus corpus = Articles.corpus();
    Fingerprinter fingerprinter = new Fingerprinter();
    texts = new Fingerprint[window + SPARE_TEXTS];
    for (int i = 0; i < texts.length; i++) {
      Article article = corpus.article(i);
      texts[i] = fingerprinter.of(article.getTitle(), article.getText());
    }
    finder =
        new DuplicateFinder(
            Parameters.defaults().withWindow(BETWEEN.multipliedBy(window)), new InMemory());
    for (int i = 0; i < window; i++) {
      judgeAndRemember();
    }
  }

  /** One article comes, one leaves. */
  @Benchmark
  public Verdict judgeAndRemember() {
    Fingerprint text = texts[next % texts.length];
    String id = "article-" + next;
    Instant arrival = Instant.EPOCH.plus(BETWEEN.multipliedBy(next));
    next++;
    Verdict verdict = finder.judge(id, text, arrival);
    finder.remember(id, 1, text, arrival, verdict);
    finder.expire(8);
    return verdict;
  }

  private static final class InMemory implements SeenArticles {

    private final Map<Long, SeenArticle> articles = new HashMap<>();

    @Override
    public Optional<SeenArticle> get(long sequence) {
      return Optional.ofNullable(articles.get(sequence));
    }

    @Override
    public void put(SeenArticle article) {
      articles.put(article.sequence(), article);
    }

    @Override
    public void remove(long sequence) {
      articles.remove(sequence);
    }
  }
}

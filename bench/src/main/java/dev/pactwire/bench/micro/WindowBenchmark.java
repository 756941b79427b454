package dev.pactwire.bench.micro;

import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.processor.dedupe.DuplicateFinder;
import dev.pactwire.processor.dedupe.Fingerprint;
import dev.pactwire.processor.dedupe.Fingerprinter;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.dedupe.SeenArticle;
import dev.pactwire.processor.dedupe.Verdict;
import dev.pactwire.schemas.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Looking an article up in a full window and putting it in its place, while the oldest one leaves.
 * To sign the texts is not counted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Xmx2g")
public class WindowBenchmark {

  private static final int BATCH = 1000;
  private static final Duration BETWEEN = Duration.ofMillis(10);

  /** Articles in the window. */
  @Param({"10000", "100000"})
  private int window;

  /**
   * {@code distinct} texts have nothing in common. {@code shared} ones are 10,000 real texts, then
   * texts made of their sentences: in a window of a million each shares sentences with thousands.
   */
  @Param({"distinct", "shared"})
  private String texts;

  private final Fingerprinter fingerprinter = new Fingerprinter();
  private final Fingerprint[] batch = new Fingerprint[BATCH];
  private Corpus corpus;
  private DuplicateFinder finder;
  private int next;

  /** Fills the window. */
  @Setup
  public void fill() {
    corpus = texts.equals("distinct") ? Corpus.distinct() : Articles.corpus();
    finder =
        new DuplicateFinder(
            Parameters.defaults().withWindow(BETWEEN.multipliedBy(window)),
            new RememberedByNumber(this::article));
    while (next < window) {
      judgeAndRemember(text(next));
    }
  }

  /** Signs the texts that come next. */
  @Setup(Level.Invocation)
  public void sign() {
    for (int i = 0; i < BATCH; i++) {
      batch[i] = text(next + i);
    }
  }

  /** Tells what the window takes on the heap. */
  @TearDown
  public void weigh() {
    System.out.printf(
        "%n%,d articles, %d bytes of heap each%n",
        finder.size(), finder.heapBytes() / finder.size());
  }

  /** One article comes, one leaves. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void judgeAndRemember(Blackhole sink) {
    for (Fingerprint text : batch) {
      sink.consume(judgeAndRemember(text));
    }
  }

  private Verdict judgeAndRemember(Fingerprint text) {
    String id = id(next);
    Instant arrival = arrival(next);
    next++;
    Verdict verdict = finder.judge(id, text, arrival);
    finder.remember(id, 1, text, arrival, verdict);
    finder.expire(8);
    return verdict;
  }

  private SeenArticle article(long sequence) {
    int number = (int) sequence - 1;
    String id = id(number);
    Instant arrival = arrival(number);
    return new SeenArticle(sequence, id, 1, arrival, arrival, arrival, id, id, false, text(number));
  }

  private Fingerprint text(int number) {
    Article article = corpus.article(number);
    return fingerprinter.of(article.getTitle(), article.getText());
  }

  private static String id(int number) {
    return "article-" + number;
  }

  private static Instant arrival(int number) {
    return Instant.EPOCH.plus(BETWEEN.multipliedBy(number));
  }
}

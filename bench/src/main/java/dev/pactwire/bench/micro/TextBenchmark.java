package dev.pactwire.bench.micro;

import dev.pactwire.processor.dedupe.ContentHash;
import dev.pactwire.processor.dedupe.Fingerprint;
import dev.pactwire.processor.dedupe.Fingerprinter;
import dev.pactwire.processor.text.Tokens;
import dev.pactwire.schemas.Article;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is made of an article's text before it is compared. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TextBenchmark {

  private final Fingerprinter fingerprinter = new Fingerprinter();

  /** Cuts a text into tokens. */
  @Benchmark
  public Tokens tokenise(Articles articles) {
    return Tokens.of(articles.next().getText());
  }

  /** Tokens, shingles and signature. */
  @Benchmark
  public Fingerprint sign(Articles articles) {
    Article article = articles.next();
    return fingerprinter.of(article.getTitle(), article.getText());
  }

  /** What tells a changed version from a repeated one. */
  @Benchmark
  public ContentHash contentHash(Articles articles) {
    Article article = articles.next();
    return ContentHash.of(article.getTitle(), article.getText());
  }
}

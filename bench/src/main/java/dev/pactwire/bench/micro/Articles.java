package dev.pactwire.bench.micro;

import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.schemas.Article;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Articles of 5 KB, handed out one after the other. */
@State(Scope.Thread)
public class Articles {

  /** Enough that caches and branch predictors do not learn them by heart. */
  private static final int COUNT = 1024;

  private final Article[] articles = new Article[COUNT];
  private int next;

  /** Reads or makes them. */
  @Setup
  public void read() {
    Corpus corpus = corpus();
    for (int i = 0; i < COUNT; i++) {
      articles[i] = corpus.article(i);
    }
  }

  static Corpus corpus() {
    return Corpus.from(
        Optional.ofNullable(System.getProperty("pactwire.shared"))
            .map(shared -> Path.of(shared, "data", "texts", "wh-briefings.jsonl.gz")));
  }

  /** The next one; after the last the first. */
  Article next() {
    next = (next + 1) % COUNT;
    return articles[next];
  }
}

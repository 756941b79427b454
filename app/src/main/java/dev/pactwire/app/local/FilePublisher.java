package dev.pactwire.app.local;

import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.files.FileListener;
import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Undelivered;
import dev.pactwire.schemas.Article;
import java.util.ArrayList;
import java.util.List;

/** Publishes articles from files in batches, so that a folder of any size needs little memory. */
final class FilePublisher implements FileListener {
  private static final int BATCH = 1_000;

  private final ArticleSink sink;
  private final List<String> problems = new ArrayList<>();
  private ArticleSink.Batch batch;
  private long articles;

  FilePublisher(ArticleSink sink) {
    this.sink = sink;
    this.batch = sink.begin();
  }

  @Override
  public void article(Article article) {
    batch.add(article);
    articles++;
    if (articles % BATCH == 0) {
      store();
    }
  }

  @Override
  public void problem(String sentence) {
    problems.add(sentence);
  }

  FileReport finish() {
    store();
    return new FileReport(articles, problems);
  }

  private void store() {
    if (batch.await() instanceof Undelivered undelivered) {
      throw CommandFailure.failed(undelivered.reason());
    }
    batch = sink.begin();
  }
}

package dev.pactwire.app.local;

import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.files.FileListener;
import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Delivered;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Undelivered;
import dev.pactwire.schemas.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Publishes articles from files in batches, so that a folder of any size needs little memory. */
final class FilePublisher implements FileListener {
  private static final int BATCH = 1_000;

  private final ArticleSink sink;
  private final LongConsumer read;
  private final List<String> problems = new ArrayList<>();
  private ArticleSink.Batch batch;
  private int inBatch;
  private long articles;

  /**
   * Publishes to a sink.
   *
   * @param read is told how many articles have been read, at each of them
   */
  FilePublisher(ArticleSink sink, LongConsumer read) {
    this.sink = sink;
    this.read = read;
    this.batch = sink.begin();
  }

  @Override
  public void article(String where, Article article) {
    try {
      batch.add(where, article);
    } catch (RuntimeException e) {
      throw CommandFailure.failed("%s could not be handed over: %s".formatted(where, e), e);
    }
    inBatch++;
    read.accept(articles + inBatch);
    if (inBatch == BATCH) {
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

  /** What the way throws must not be taken for a defect of the file in hand. */
  private ArticleSink.Delivery delivery() {
    try {
      return batch.await();
    } catch (RuntimeException e) {
      throw CommandFailure.failed("Articles could not be stored: " + e, e);
    }
  }

  private void store() {
    ArticleSink.Delivery delivery = delivery();
    if (delivery instanceof Undelivered undelivered) {
      throw CommandFailure.failed(undelivered.reason());
    }
    List<String> rejected = ((Delivered) delivery).rejected();
    problems.addAll(rejected);
    articles += inBatch - rejected.size();
    inBatch = 0;
    batch = sink.begin();
  }
}

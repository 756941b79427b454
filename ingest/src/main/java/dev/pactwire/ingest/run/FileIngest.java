package dev.pactwire.ingest.run;

import dev.pactwire.ingest.files.ArticleFiles;
import dev.pactwire.ingest.files.FileListener;
import dev.pactwire.ingest.run.ArticleSink.Batch;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Undelivered;
import dev.pactwire.schemas.Article;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands the articles of files and folders to a sink, in their order, in batches. */
public final class FileIngest {

  private static final int BATCH = 500;

  private final ArticleFiles files;
  private final ArticleSink sink;

  /**
   * An ingestion.
   *
   * @param files reads the files
   * @param sink takes the articles; it is not closed
   */
  public FileIngest(ArticleFiles files, ArticleSink sink) {
    this.files = files;
    this.sink = sink;
  }

  /**
   * What was done.
   *
   * @param published articles handed on and stored
   * @param problems things that could not be used
   * @param failure why articles could not be stored, if they could not
   */
  public record Report(int published, int problems, Optional<String> failure) {}

  /**
   * Reads and hands on everything; blocks until it is stored.
   *
   * @param paths files and folders
   * @param problems is told of each thing that could not be used, one sentence
   */
  public Report ingest(List<Path> paths, Consumer<String> problems) {
    Run run = new Run(problems);
    files.read(paths, run);
    run.deliver();
    return new Report(run.published, run.problems, run.failure);
  }

  private final class Run implements FileListener {
    private final Consumer<String> listener;
    private Batch batch = sink.begin();
    private int inBatch;
    private int published;
    private int problems;
    private Optional<String> failure = Optional.empty();

    Run(Consumer<String> listener) {
      this.listener = listener;
    }

    @Override
    public void article(Article article) {
      // After a failure nothing more is sent, so that what is stored is a beginning of the whole.
      if (failure.isEmpty()) {
        batch.add(article);
        inBatch++;
        if (inBatch == BATCH) {
          deliver();
        }
      }
    }

    @Override
    public void problem(String sentence) {
      problems++;
      listener.accept(sentence);
    }

    private void deliver() {
      if (batch.await() instanceof Undelivered lost) {
        failure = Optional.of(lost.reason());
      } else {
        published += inBatch;
      }
      batch = sink.begin();
      inBatch = 0;
    }
  }
}

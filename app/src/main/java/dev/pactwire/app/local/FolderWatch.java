package dev.pactwire.app.local;

import dev.pactwire.app.console.Printable;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.files.ArticleFiles;
import dev.pactwire.ingest.files.WatchedFiles;
import dev.pactwire.ingest.files.WatchedFiles.Due;
import dev.pactwire.ingest.run.ArticleSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what appears in folders, as {@link WatchedFiles} finds it. What cannot be stored is
 * read again at the next look; what makes the reader fail is passed over until it changes.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final long CLOSING_SECONDS = 20;

  /** Files that are stored together, and read again together if they cannot be. */
  private static final int TOGETHER = 100;

  private final WatchedFiles watched;
  private final ArticleFiles reader;
  private final ArticleSink sink;
  private final Consumer<String> problems;
  private final AtomicLong articles = new AtomicLong();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "folder-watch"));

  /**
   * A watch; it looks for nothing before it is started.
   *
   * @param problems is told one sentence for each thing that cannot be used
   */
  FolderWatch(
      WatchedFiles watched, ArticleFiles reader, ArticleSink sink, Consumer<String> problems) {
    this.watched = watched;
    this.reader = reader;
    this.sink = sink;
    this.problems = problems;
  }

  void start() {
    thread.scheduleWithFixedDelay(this::work, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One look at the folders. */
  void work() {
    try {
      List<Due> due = watched.look();
      for (int i = 0; i < due.size() && !thread.isShutdown(); i += TOGETHER) {
        publish(due.subList(i, Math.min(due.size(), i + TOGETHER)));
      }
    } catch (RuntimeException | Error defect) {
      // A look that fails must not be the last, and nobody asks this future.
      LOG.error("A look at the folders ended with a defect of the program.", defect);
    }
  }

  private void publish(List<Due> due) {
    FilePublisher publisher = new FilePublisher(sink, read -> {});
    FileReport report;
    try {
      due.forEach(each -> read(each, publisher));
      report = publisher.finish();
    } catch (CommandFailure undelivered) {
      problems.accept(
          "%s and what came with it is tried again: %s"
              .formatted(due.get(0).file(), undelivered.getMessage()));
      return;
    }
    due.forEach(watched::done);
    articles.addAndGet(report.articles());
    report.problems().forEach(problems);
  }

  /**
   * Reads one file. A defect of the program that it brings to light is told once and costs the rest
   * of this file alone: whatever comes behind it is read.
   */
  private void read(Due due, FilePublisher publisher) {
    try {
      reader.read(due, publisher);
    } catch (CommandFailure undelivered) {
      throw undelivered;
    } catch (RuntimeException | StackOverflowError defect) {
      LOG.error(
          "Reading {} ended with a defect of the program.",
          Printable.line(due.file().toString()),
          defect);
      publisher.problem(
          "%s was not read to its end, because of a defect of the program (%s); it is read again when it changes."
              .formatted(due.file(), defect.getClass().getSimpleName()));
    }
  }

  /** Articles published so far. */
  public long articles() {
    return articles.get();
  }

  /** Ends when what is being read is stored. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

package dev.pactwire.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.files.ArticleFiles;
import dev.pactwire.ingest.files.WatchedFiles;
import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that hold what nobody foresaw. */
class FolderWatchTest {

  @TempDir private Path folder;

  @Test
  void aFileThatMakesTheReaderFailIsToldOnceAndHoldsUpNoOther() throws Exception {
    // Given three pages, of which the second makes the reader fail
    for (String name : List.of("a", "b", "c")) {
      Files.writeString(
          folder.resolve(name + ".html"),
          "<html><head><title>Title of %s</title></head><body><p>Text of %s.</p></body></html>"
              .formatted(name, name));
    }
    Fails clock = new Fails();
    Kept kept = new Kept(new ArrayList<>());
    List<String> problems = new ArrayList<>();
    try (FolderWatch watch =
        new FolderWatch(
            new WatchedFiles(List.of(folder), problem -> {}),
            new ArticleFiles("files", clock),
            kept,
            problems::add)) {
      // When it is looked at five times: at the second they are known to rest
      for (int i = 0; i < 5; i++) {
        watch.work();
      }

      // Then the two others are published, once
      assertThat(kept.titles()).containsExactly("Title of a", "Title of c");
      assertThat(watch.articles()).isEqualTo(2);
      assertThat(problems)
          .singleElement()
          .asString()
          .contains("b.html was not read to its end", "StackOverflowError");

      // And when it has changed, it is read again
      Files.writeString(
          folder.resolve("b.html"),
          "<html><head><title>Mended</title></head><body><p>A longer text of b.</p></body></html>");
      watch.work();
      watch.work();
      assertThat(kept.titles()).containsExactly("Title of a", "Title of c", "Mended");
    }
  }

  /** A clock that is asked once a page, and fails at the second time. */
  private static final class Fails extends Clock {
    private int asked;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      asked++;
      if (asked == 2) {
        throw new StackOverflowError("too deep");
      }
      return Instant.EPOCH;
    }
  }

  /** Keeps the titles of what it is given. */
  private record Kept(List<String> titles) implements ArticleSink {
    @Override
    public Batch begin() {
      return new Batch() {
        @Override
        public void add(String where, Article article) {
          titles.add(article.getTitle());
        }

        @Override
        public Delivery await() {
          return new Delivery.Delivered(List.of());
        }
      };
    }

    @Override
    public void status(FeedStatus status) {
      // No feed is read here.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

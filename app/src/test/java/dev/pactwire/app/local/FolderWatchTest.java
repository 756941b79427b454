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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that hold what nobody foresaw. */
class FolderWatchTest {

  /** Whatever is written now has rested for long. */
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

  @TempDir private Path folder;

  @Test
  void aFileThatMakesTheReaderFailIsToldOnceAndHoldsUpNoOther() throws Exception {
    // Given three pages, of which the second makes the reader fail
    for (String name : List.of("a", "b", "c")) {
      Files.writeString(folder.resolve(name + ".html"), page("Title of " + name));
    }
    Clock clock = failsTheSecondTime();
    Kept kept = new Kept(new ArrayList<>());
    List<String> problems = new ArrayList<>();
    try (FolderWatch watch =
        new FolderWatch(
            new WatchedFiles(List.of(folder), LATER, problem -> {}),
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

  @Test
  void whatAppearsIsPublishedOnceItIsWholeAndNothingIsWithdrawn() throws Exception {
    // Given a watch over an empty folder
    Kept kept = new Kept(new ArrayList<>());
    List<String> problems = new ArrayList<>();
    try (FolderWatch watch =
        new FolderWatch(
            new WatchedFiles(List.of(folder), LATER, problems::add),
            new ArticleFiles("files", LATER),
            kept,
            problems::add)) {
      watch.work();

      // When a page is written in two parts, and another under an ending of its own
      Path grows = Files.writeString(folder.resolve("grows.html"), "<title>Half</title>");
      Path part = Files.writeString(folder.resolve("whole.html.part"), page("Renamed"));
      watch.work();
      Files.writeString(grows, page("Grown"));
      watch.work();

      // Then there is nothing yet, and then what it came to
      assertThat(kept.titles()).isEmpty();
      watch.work();
      assertThat(kept.titles()).containsExactly("Grown");

      // And the other comes when it has its name
      Path whole = Files.move(part, folder.resolve("whole.html"));
      watch.work();
      watch.work();
      assertThat(kept.titles()).containsExactly("Grown", "Renamed");

      // And to delete one tells nothing
      Files.delete(whole);
      watch.work();
      watch.work();
      assertThat(kept.titles()).containsExactly("Grown", "Renamed");
      assertThat(problems).isEmpty();
    }
  }

  private static String page(String title) {
    return "<html><head><title>%s</title></head><body><p>Text of it.</p></body></html>"
        .formatted(title);
  }

  /** A clock that is asked once a page, and fails at the second time. */
  private static Clock failsTheSecondTime() {
    AtomicInteger asked = new AtomicInteger();
    InstantSource failing =
        () -> {
          if (asked.incrementAndGet() == 2) {
            throw new StackOverflowError("too deep");
          }
          return Instant.EPOCH;
        };
    return failing.withZone(ZoneOffset.UTC);
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

package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.article.EntryArticles;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedTest {

  @Test
  void theNextVersionHasTheWholeSummary() {
    // Given an article with a long teaser
    String teaser = "What it is about, at some length. ".repeat(30).strip();
    Entry entry =
        new Entry(
            Optional.of("1"),
            Optional.of("https://news.example/1"),
            Optional.of("A headline"),
            Optional.of(teaser),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());
    FeedDefinition feed = FeedDefinition.of("f", URI.create("https://news.example/feed"));
    Article article =
        EntryArticles.article(feed, entry, Optional.empty(), Instant.EPOCH).orElseThrow();

    // When it is watched
    Article kept = PackedArticle.of(Watched.named(article)).open();

    // Then nothing of the teaser is lost
    assertThat(kept.getSummary()).contains(teaser);
    assertThat(kept.getText()).isEmpty();
  }
}

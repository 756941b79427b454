package dev.pactwire.ingest.run;

import dev.pactwire.ingest.article.EntryArticles;
import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.extract.Extractor;
import dev.pactwire.ingest.extract.Page;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.identity.ContentHash;
import dev.pactwire.ingest.poll.SeenEntries;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Undelivered;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.Decoder;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.schemas.Article;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the entries of one poll that are new or have changed, oldest last in the feed first, so
 * that articles go on in the order in which they appeared. Where an entry has no full text, its
 * page is fetched; if that fails, the summary has to do.
 */
final class EntryPublisher {

  /** What was done with the entries of a poll. */
  record Published(
      int articles, int known, int unusable, int pages, int pagesFailed, Optional<String> problem) {
    static final Published NOTHING = new Published(0, 0, 0, 0, 0, Optional.empty());
  }

  private record Fresh(String name, long hash) {}

  private final FeedDefinition feed;
  private final Fetcher fetcher;
  private final ArticleSink sink;
  private final int pagesPerPoll;
  private final Clock clock;

  EntryPublisher(
      FeedDefinition feed, Fetcher fetcher, ArticleSink sink, int pagesPerPoll, Clock clock) {
    this.feed = feed;
    this.fetcher = fetcher;
    this.sink = sink;
    this.pagesPerPoll = pagesPerPoll;
    this.clock = clock;
  }

  Published publish(List<Entry> entries, SeenEntries seen) {
    ArticleSink.Batch batch = sink.begin();
    List<Fresh> fresh = new ArrayList<>();
    int known = 0;
    int unusable = 0;
    int pages = 0;
    int pagesFailed = 0;
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      Fresh version =
          new Fresh(entry.id().or(entry::link).or(entry::title).orElse(""), hash(entry));
      if (seen.isKnown(version.name(), version.hash())) {
        known++;
        continue;
      }
      Optional<URI> link =
          entry.link().flatMap(Links::web).filter(url -> !EntryArticles.isComplete(entry));
      Optional<Extracted> page =
          link.isPresent() && pages < pagesPerPoll ? page(link.get()) : Optional.empty();
      pages += link.isPresent() && pages < pagesPerPoll ? 1 : 0;
      pagesFailed += link.isPresent() && page.isEmpty() ? 1 : 0;
      Optional<Article> article = EntryArticles.draft(feed, entry, page).toArticle(clock.instant());
      article.ifPresent(batch::add);
      article.ifPresent(any -> fresh.add(version));
      unusable += article.isEmpty() ? 1 : 0;
    }
    if (batch.await() instanceof Undelivered lost) {
      return new Published(0, known, unusable, pages, pagesFailed, Optional.of(lost.reason()));
    }
    fresh.forEach(version -> seen.remember(version.name(), version.hash()));
    return new Published(fresh.size(), known, unusable, pages, pagesFailed, Optional.empty());
  }

  private Optional<Extracted> page(URI url) {
    if (!(fetcher.fetch(url, Validators.NONE) instanceof Fetched fetched)
        || fetched
            .mediaType()
            .filter(type -> !type.contains("html") && !type.startsWith("text/"))
            .isPresent()) {
      return Optional.empty();
    }
    Extracted page =
        Extractor.extract(
            Page.html(
                Optional.of(fetched.url()), Decoder.decode(fetched.body(), fetched.charset())));
    return Optional.of(page).filter(extracted -> !extracted.text().isBlank());
  }

  private static long hash(Entry entry) {
    return ContentHash.of(
        List.of(
            entry.title().orElse(""),
            entry.summary().orElse(""),
            entry.content().orElse(""),
            entry.link().orElse("")));
  }
}

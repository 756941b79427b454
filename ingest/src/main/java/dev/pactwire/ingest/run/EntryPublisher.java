package dev.pactwire.ingest.run;

import dev.pactwire.ingest.article.EntryArticles;
import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.feed.Edition;
import dev.pactwire.ingest.feed.Entry;
import dev.pactwire.ingest.poll.SeenEntries;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Delivered;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Undelivered;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Publishes the entries of one poll that are new or have changed, oldest last in the feed first, so
 * that articles go on in the order in which they appeared. Where an entry has no full text, its
 * page is fetched; if that fails, the summary has to do.
 */
final class EntryPublisher {

  /**
   * What was done with the entries of a poll.
   *
   * @param stored false if all of it has to be done again
   * @param held entries that may not be published yet
   * @param repeated articles that other feeds had brought before
   * @param problem what went wrong, one sentence
   * @param lag how long the articles were on their way, if there were any
   */
  record Published(
      boolean stored,
      int articles,
      int known,
      int unusable,
      int pages,
      int pagesFailed,
      int held,
      int repeated,
      Optional<String> problem,
      Optional<Lag> lag) {
    /** Nothing was published, because all is known. */
    static Published known(int entries) {
      return new Published(true, 0, entries, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }

    static final Published NOTHING = known(0);
  }

  private record Fresh(String name, long hash, long version) {
    /** What a sentence calls the entry. */
    String where() {
      String printable = name.replaceAll("\\p{C}", "\uFFFD");
      return "Entry "
          + (printable.length() > MAX_NAME ? printable.substring(0, MAX_NAME) + "…" : printable);
    }
  }

  private static final int MAX_NAME = 200;

  private final FeedDefinition feed;
  private final PageReader pageReader;
  private final Relooks relooks;
  private final KnownArticles knownArticles;
  private final ArticleSink sink;
  private final int pagesPerPoll;
  private final Clock clock;

  EntryPublisher(
      FeedDefinition feed,
      PageReader pageReader,
      Relooks relooks,
      KnownArticles knownArticles,
      ArticleSink sink,
      int pagesPerPoll,
      Clock clock) {
    this.feed = feed;
    this.pageReader = pageReader;
    this.relooks = relooks;
    this.knownArticles = knownArticles;
    this.sink = sink;
    this.pagesPerPoll = pagesPerPoll;
    this.clock = clock;
  }

  Published publish(List<Entry> entries, SeenEntries seen) {
    Instant begun = clock.instant();
    Optional<Instant> newest = Optional.empty();
    ArticleSink.Batch batch = sink.begin();
    List<Fresh> fresh = new ArrayList<>();
    List<Runnable> watches = new ArrayList<>();
    PagesOfPoll pagesOfPoll = new PagesOfPoll(pageReader, pagesPerPoll, clock);
    int repeated = 0;
    int known = 0;
    int unusable = 0;
    int pagesFailed = 0;
    int held = 0;
    EntryNames names = new EntryNames(entries);
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = names.identified(entries.get(i));
      Fresh version =
          new Fresh(
              names.of(entries.get(i)),
              EntryNames.hash(entry),
              entry.edition().flatMap(Edition::version).orElse(0L));
      if (!names.isLatest(entries.get(i))
          || seen.isKnown(version.name(), version.hash())
          || seen.isOutdated(version.name(), version.version())) {
        known++;
        continue;
      }
      if (entry.edition().filter(edition -> !edition.isFree(clock.instant())).isPresent()) {
        // Under embargo: it is new until its time has come.
        held++;
        continue;
      }
      boolean withdrawn = entry.edition().flatMap(Edition::withdrawn).isPresent();
      Optional<URI> address = EntryArticles.page(entry).filter(url -> names.hasOwnPage(entry));
      Optional<URI> link = address.filter(url -> !withdrawn && !EntryArticles.isComplete(entry));
      Optional<Extracted> page = link.flatMap(pagesOfPoll::read);
      Optional<Article> article =
          names.hasOwnPage(entry)
              ? EntryArticles.article(feed, entry, page, clock.instant())
              : EntryArticles.onSharedPage(feed, entry, clock.instant());
      if (article.isEmpty()) {
        unusable++;
        continue;
      }
      boolean incomplete = link.isPresent() && page.isEmpty();
      if (incomplete
          && seen.isNew(version.name())
          && relooks.hasWhole(article.get().getArticleId())) {
        // Another instance had its page, which cannot be had now: a summary would be a step back.
        seen.remember(version.name(), version.hash(), version.version());
        known++;
        continue;
      }
      batch.add(version.where(), article.get());
      newest = Lag.later(newest, article.get().getPublishedAt(), begun);
      fresh.add(version);
      repeated += knownArticles.cameFromElsewhere(article.get().getArticleId(), feed.id()) ? 1 : 0;
      pagesFailed += incomplete ? 1 : 0;
      address
          .filter(url -> !withdrawn)
          .ifPresent(url -> watches.add(() -> relooks.watch(article.get(), url, page, incomplete)));
    }
    int pages = pagesOfPoll.asked();
    ArticleSink.Delivery delivery = batch.await();
    if (delivery instanceof Undelivered lost) {
      return new Published(
          false,
          0,
          known,
          unusable,
          pages,
          pagesFailed,
          held,
          0,
          Optional.of(lost.reason()),
          Optional.empty());
    }
    // What was rejected counts as seen too: the same version would be rejected at each poll.
    fresh.forEach(version -> seen.remember(version.name(), version.hash(), version.version()));
    watches.forEach(Runnable::run);
    List<String> rejected = ((Delivered) delivery).rejected();
    return new Published(
        true,
        fresh.size() - rejected.size(),
        known,
        unusable + rejected.size(),
        pages,
        pagesFailed,
        held,
        repeated,
        sentence(rejected),
        fresh.isEmpty() ? Optional.empty() : Optional.of(Lag.of(newest, begun, clock.instant())));
  }

  private static Optional<String> sentence(List<String> rejected) {
    return rejected.stream()
        .findFirst()
        .map(
            first ->
                rejected.size() == 1
                    ? first
                    : first + " " + (rejected.size() - 1) + " more entries were rejected.");
  }
}

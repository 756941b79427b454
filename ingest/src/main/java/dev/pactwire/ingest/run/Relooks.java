package dev.pactwire.ingest.run;

import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.identity.ContentHash;
import dev.pactwire.ingest.poll.RelookPolicy;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Delivered;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedWatch;
import dev.pactwire.schemas.Retraction;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Looks at published articles again, a few at each poll of their feed, as {@link RelookPolicy}
 * says. A changed text goes on as a new version of the article, a correction notice as a
 * correction; a page that is gone (410), or missing at two looks in a row (404), as a retraction.
 * The first look at a page that was not fetched for the article only learns what it says. Used by
 * one thread at a time.
 */
final class Relooks {

  private static final int NOT_FOUND = 404;
  private static final int MOST = 25;

  private final PageReader pages;
  private final ArticleSink sink;
  private final int perPoll;
  private final Clock clock;
  private final Deque<Watched> watched = new ArrayDeque<>();
  private boolean changed;

  /**
   * Nothing is watched yet.
   *
   * @param perPoll most pages looked at for one poll
   */
  Relooks(PageReader pages, ArticleSink sink, int perPoll, Clock clock) {
    this.pages = pages;
    this.sink = sink;
    this.perPoll = perPoll;
    this.clock = clock;
  }

  /**
   * Watches an article that has just been published.
   *
   * @param page what its page said, if it was fetched
   * @param incomplete whether the page was wanted and could not be had
   */
  void watch(Article article, URI url, Optional<Extracted> page, boolean incomplete) {
    if (perPoll == 0) {
      return;
    }
    Optional<Watched> before = of(article.getArticleId());
    boolean news =
        page.map(Relooks::hash)
            .filter(now -> !before.flatMap(Watched::hash).equals(Optional.of(now)))
            .isPresent();
    boolean less = incomplete && before.filter(each -> !each.incomplete()).isPresent();
    if (before.isPresent() && !news && !less) {
      // Published again because another instance had published it before: its time runs on.
      return;
    }
    changed = true;
    before.ifPresent(watched::remove);
    if (watched.size() >= MOST) {
      watched.pollFirst();
    }
    Instant now = clock.instant();
    Article name = Watched.named(article);
    RelookPolicy.next(now, 0, incomplete)
        .ifPresent(
            due ->
                watched.addLast(
                    new Watched(
                        PackedArticle.of(name),
                        url.toString(),
                        now,
                        0,
                        incomplete,
                        page.map(Relooks::hash),
                        0,
                        due)));
  }

  private Optional<Watched> of(String article) {
    return watched.stream().filter(each -> each.packed().id().equals(article)).findFirst();
  }

  /** Whether an article is watched that was published with its whole text. */
  boolean hasWhole(String article) {
    return of(article).filter(each -> !each.incomplete()).isPresent();
  }

  /** Goes on where another ended. */
  void restore(FeedWatch watch) {
    watch.getArticles().stream().limit(MOST).map(Watched::of).forEach(watched::addLast);
  }

  /** What is to be written down; empty if nothing has changed since it was asked for last. */
  Optional<FeedWatch> changes(String feed) {
    if (!changed) {
      return Optional.empty();
    }
    changed = false;
    return Optional.of(new FeedWatch(feed, watched.stream().map(Watched::toRecord).toList()));
  }

  /** Looks at what is due; returns how many articles went on. */
  int look() {
    Instant now = clock.instant();
    List<Watched> due =
        watched.stream().filter(each -> !each.due().isAfter(now)).limit(perPoll).toList();
    int published = 0;
    for (Watched each : due) {
      PageReader.Result result = pages.read(each.url());
      if (result instanceof PageReader.Result.Missing missing
          && missing.failure().kind() == Kind.BUSY) {
        return published;
      }
      Optional<Article> version = version(each, result, now);
      if (version.isPresent() && !stored(version.get())) {
        return published;
      }
      published += version.isPresent() ? 1 : 0;
      watched.remove(each);
      changed = true;
      boolean over = version.filter(article -> article.getRetraction().isPresent()).isPresent();
      after(each, result).filter(next -> !over).ifPresent(watched::addLast);
    }
    return published;
  }

  private boolean stored(Article article) {
    ArticleSink.Batch batch = sink.begin();
    batch.add("Article " + article.getArticleId(), article);
    return batch.await() instanceof Delivered;
  }

  private static Optional<Article> version(Watched each, PageReader.Result result, Instant now) {
    if (result instanceof PageReader.Result.Missing missing) {
      return reasonToRetract(each, missing.failure())
          .map(
              reason ->
                  Article.newBuilder(each.article())
                      .setFetchedAt(now)
                      .setRetraction(new Retraction(reason, now))
                      .build());
    }
    Extracted page = ((PageReader.Result.Read) result).page();
    boolean changed = each.hash().filter(old -> old != hash(page)).isPresent();
    boolean corrected = page.correction() && !each.article().getCorrection();
    if (!changed && !corrected && !each.incomplete()) {
      return Optional.empty();
    }
    return Optional.of(
        Article.newBuilder(each.article())
            .setText(page.text())
            .setCorrection(page.correction())
            .setFetchedAt(now)
            .build());
  }

  private static Optional<String> reasonToRetract(Watched each, Failed failure) {
    if (failure.kind() == Kind.GONE) {
      return Optional.of("HTTP 410");
    }
    boolean again = failure.status().filter(status -> status == NOT_FOUND).isPresent();
    return again && each.missing() > 0 ? Optional.of("HTTP 404 at two looks") : Optional.empty();
  }

  private static Optional<Watched> after(Watched each, PageReader.Result result) {
    boolean read = result instanceof PageReader.Result.Read;
    boolean missing =
        result instanceof PageReader.Result.Missing gone
            && gone.failure().status().filter(status -> status == NOT_FOUND).isPresent();
    int looks = each.looks() + 1;
    return RelookPolicy.next(each.published(), looks, each.incomplete())
        .map(
            due ->
                new Watched(
                    corrected(each, result),
                    each.address(),
                    each.published(),
                    each.incomplete() && read ? looks - 1 : looks,
                    each.incomplete() && !read,
                    read
                        ? Optional.of(hash(((PageReader.Result.Read) result).page()))
                        : each.hash(),
                    missing ? each.missing() + 1 : 0,
                    due));
  }

  private static PackedArticle corrected(Watched each, PageReader.Result result) {
    return result instanceof PageReader.Result.Read read && read.page().correction()
        ? PackedArticle.of(Article.newBuilder(each.article()).setCorrection(true).build())
        : each.packed();
  }

  private static long hash(Extracted page) {
    return ContentHash.of(new ArrayList<>(List.of(page.title().orElse(""), page.text())));
  }
}

package dev.pactwire.ingest.run;

import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.extract.Extractor;
import dev.pactwire.ingest.extract.Page;
import dev.pactwire.ingest.fetch.FeedFetcher;
import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.text.Decoder;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * Fetches an article's page, or the document of a wire service in its place, and reads it. Used by
 * one thread at a time.
 */
final class PageReader {

  /** What came of it. */
  sealed interface Result {
    /** A page with a text. */
    record Read(Extracted page) implements Result {}

    /** No page, or none with a text. */
    record Missing(Failed failure) implements Result {}
  }

  private final FeedFetcher fetcher;
  private final LargeDocuments large;
  private int invalid;
  private final Clock clock;

  PageReader(FeedFetcher fetcher, LargeDocuments large, Clock clock) {
    this.large = large;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  Result read(URI url) {
    FetchOutcome outcome = fetcher.fetch(url, Validators.NONE);
    if (outcome instanceof Failed failed) {
      return new Result.Missing(failed);
    }
    return outcome instanceof Fetched fetched
        ? large.read(fetched.body().length, () -> page(url, fetched))
        : none(url);
  }

  private static Result none(URI url) {
    return new Result.Missing(Failed.of(Kind.UNREADABLE, url + " is no page."));
  }

  private Result page(URI url, Fetched fetched) {
    if (WirePage.isLikely(fetched)) {
      return WirePage.read(fetched, clock.instant())
          .filter(page -> !page.text().isBlank())
          .<Result>map(Result.Read::new)
          .orElseGet(() -> none(url));
    }
    if (fetched
        .mediaType()
        .filter(type -> !type.contains("html") && !type.startsWith("text/"))
        .isPresent()) {
      return none(url);
    }
    String text = Decoder.decode(fetched.body(), fetched.charset());
    invalid += Decoder.replaced(text);
    Extracted page = Extractor.extract(Page.html(Optional.of(fetched.url()), text));
    return page.text().isBlank()
        ? new Result.Missing(Failed.of(Kind.UNREADABLE, url + " has no text."))
        : new Result.Read(page);
  }

  /** Sequences of bytes that were no characters, in the pages read since this was asked last. */
  int takeInvalid() {
    int taken = invalid;
    invalid = 0;
    return taken;
  }
}

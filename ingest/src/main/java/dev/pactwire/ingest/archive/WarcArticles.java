package dev.pactwire.ingest.archive;

import dev.pactwire.ingest.article.EntryArticles;
import dev.pactwire.ingest.article.PageArticles;
import dev.pactwire.ingest.article.SharedPages;
import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.extract.Extractor;
import dev.pactwire.ingest.extract.Page;
import dev.pactwire.ingest.feed.FeedParser;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.Decoder;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/** The articles of one record: of a page one, of a feed its entries, of anything else none. */
final class WarcArticles {

  private static final int MAX_BYTES = 16 << 20;
  private static final int OK = 200;

  /** A page of an archive with less text is an index, a redirect or an error. */
  private static final int SHORTEST = 100;

  private final String source;
  private final Clock clock;

  WarcArticles(String source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  List<Article> of(WarcRecord record) throws IOException {
    if (record instanceof WarcResponse response) {
      String kind = response.contentType().base().toString().toLowerCase(Locale.ROOT);
      if (!kind.endsWith("/http") && !kind.startsWith("text/html")) {
        return List.of();
      }
      // Read before it is taken apart: what cannot be read hides the next record, too.
      byte[] block = response.body().stream().readNBytes(MAX_BYTES);
      Optional<HttpBlock> http = HttpBlock.parse(block);
      return http.isPresent() && http.get().status() == OK
          ? answer(response, http.get())
          : List.of();
    }
    if (record instanceof WarcResource resource) {
      byte[] body = resource.body().stream().readNBytes(MAX_BYTES);
      return articles(resource, resource.contentType(), body);
    }
    return List.of();
  }

  private List<Article> answer(WarcResponse response, HttpBlock http) {
    MediaType type = MediaType.parseLeniently(http.header("content-type"));
    try {
      return articles(response, type, http.body());
    } catch (IOException packed) {
      throw new UncheckedIOException(packed.getMessage(), packed);
    }
  }

  private List<Article> articles(WarcTargetRecord record, MediaType type, byte[] body) {
    String kind = type.base().toString().toLowerCase(Locale.ROOT);
    boolean page = kind.contains("html");
    boolean feed = kind.contains("xml") && !page || kind.contains("feed+json");
    Optional<URI> url = Links.web(record.target());
    if (!page && !feed || url.isEmpty()) {
      return List.of();
    }
    Optional<String> charset = Optional.ofNullable(type.parameters().get("charset"));
    return page ? page(url.get(), body, charset) : feed(url.get(), body, charset);
  }

  private List<Article> page(URI url, byte[] body, Optional<String> charset) {
    Extracted page = Extractor.extract(Page.html(Optional.of(url), Decoder.decode(body, charset)));
    return page.text().length() < SHORTEST
        ? List.of()
        : PageArticles.draft(source, Optional.empty(), Optional.of(url.toString()), page)
            .toArticle(clock.instant())
            .stream()
            .toList();
  }

  private List<Article> feed(URI url, byte[] body, Optional<String> charset) {
    if (!(FeedParser.parse(body, Optional.of(url), charset) instanceof Parsed parsed)) {
      return List.of();
    }
    FeedDefinition feed = FeedDefinition.of(source, url);
    SharedPages pages = new SharedPages(parsed.entries());
    return parsed.entries().stream()
        .flatMap(
            entry ->
                pages.isAlone(entry)
                    ? EntryArticles.article(feed, entry, Optional.empty(), clock.instant()).stream()
                    : EntryArticles.onSharedPage(feed, entry, clock.instant()).stream())
        .toList();
  }
}

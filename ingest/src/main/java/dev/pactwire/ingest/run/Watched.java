package dev.pactwire.ingest.run;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.WatchedArticle;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article under watch. Hundreds of thousands of them may be, so each is kept small: as bytes,
 * and its address as letters.
 *
 * @param packed what names it, without text and tags
 * @param address its page
 * @param published when we published it
 * @param looks how often it was looked at
 * @param incomplete whether its text is still missing
 * @param hash of what its page said last
 * @param missing looks in a row at which it was not found
 * @param due when the next look is due
 */
record Watched(
    PackedArticle packed,
    String address,
    Instant published,
    int looks,
    boolean incomplete,
    Optional<Long> hash,
    int missing,
    Instant due) {

  /** An article without what its next version brings along; the summary is published again. */
  static Article named(Article article) {
    return Article.newBuilder(article).setText("").setTags(List.of()).build();
  }

  static Watched of(WatchedArticle written) {
    return new Watched(
        PackedArticle.of(written.getArticle()),
        URI.create(written.getUrl()).toString(),
        written.getPublishedAt(),
        written.getLooks(),
        written.getIncomplete(),
        written.getContentHash(),
        written.getMissing(),
        written.getDueAt());
  }

  /** What names it. */
  Article article() {
    return packed.open();
  }

  /** Its page. */
  URI url() {
    return URI.create(address);
  }

  WatchedArticle toRecord() {
    return WatchedArticle.newBuilder()
        .setArticle(article())
        .setUrl(address)
        .setPublishedAt(published)
        .setLooks(looks)
        .setIncomplete(incomplete)
        .setContentHash(hash.orElse(null))
        .setMissing(missing)
        .setDueAt(due)
        .build();
  }
}

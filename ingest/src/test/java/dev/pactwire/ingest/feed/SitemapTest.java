package dev.pactwire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pactwire.ingest.feed.ParsedFeed.Index;
import dev.pactwire.ingest.feed.ParsedFeed.NotAFeed;
import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SitemapTest {

  private static final String HEAD =
      "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
          + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
          + " xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>";

  @Test
  void readsTheNewsOfASitemapAndLeavesOutTheRest() {
    ParsedFeed read =
        parse(
            HEAD
                + "<url><loc>/about</loc></url><url><loc>/news/1</loc><lastmod>2026-11-20T10:00:00Z</lastmod>"
                + "<image:image><image:loc>https://news.example/1.jpg</image:loc></image:image>"
                + "<news:news><news:publication><news:name>The Courier</news:name><news:language>en</news:language></news:publication>"
                + "<news:publication_date>2026-11-20T09:00:00+01:00</news:publication_date><news:title>Allies &amp; partners meet</news:title>"
                + "<news:keywords>NATO, Brussels</news:keywords></news:news></url></urlset>");

    assertThat(read).isInstanceOf(Parsed.class);
    Parsed parsed = (Parsed) read;
    assertThat(parsed.feed().title()).contains("The Courier");
    assertThat(parsed.feed().format()).hasToString("sitemap0.9");
    assertThat(parsed.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.link()).contains("https://news.example/news/1");
              assertThat(entry.title()).contains("Allies & partners meet");
              assertThat(entry.language()).contains("en");
              assertThat(entry.categories()).containsExactly("NATO", "Brussels");
              assertThat(entry.published()).hasToString("Optional[2026-11-20T09:00:00+01:00]");
            });
  }

  @Test
  void whatIsNoFeedSaysWhereOneIs() {
    assertThat(reason(HEAD + "<url><loc>https://news.example/</loc></url></urlset>"))
        .contains("without news");
    assertThat(
            reason(
                "<sitemapindex><sitemap><loc>https://news.example/shop.xml</loc></sitemap>"
                    + "<sitemap><loc>https://news.example/news.xml</loc></sitemap></sitemapindex>"))
        .isEqualTo(
            "The document is an index of sitemaps, not a feed; it names https://news.example/news.xml.");
    assertThat(
            reason(
                "<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head><body>Hi</body></html>"))
        .isEqualTo(
            "The document is an HTML page, not a feed; it names https://news.example/feed.xml.");
  }

  @Test
  void anIndexNamesItsSitemapsWithWhenTheyChanged() {
    ParsedFeed read =
        parse(
            "<sitemapindex><sitemap><loc>/a.xml.gz</loc><lastmod>2026-11-20T10:00:00Z</lastmod></sitemap>"
                + "<sitemap><loc>ftp://news.example/b.xml</loc></sitemap><sitemap><loc>/c.xml</loc></sitemap></sitemapindex>");

    assertThat(((Index) read).sitemaps())
        .extracting(map -> map.url().getPath(), map -> map.modified().isPresent())
        .containsExactly(tuple("/a.xml.gz", true), tuple("/c.xml", false));
  }

  @Test
  @Tag("fault-35")
  void whatLiesCompressedIsReadOnceAndNoFurtherThanItsBound() throws IOException {
    byte[] feed = "<rss><channel><title>T</title></channel></rss>".getBytes(StandardCharsets.UTF_8);

    assertThat(parse(gzip(feed))).isInstanceOf(Parsed.class);
    assertThat(parse(gzip(gzip(feed)))).isInstanceOf(NotAFeed.class);
    assertThat(parse(gzip(new byte[Gunzip.MAX_BYTES + 1]))).isInstanceOf(NotAFeed.class);
    assertThat(parse(new byte[] {0x1F, (byte) 0x8B, 8, 0})).isInstanceOf(NotAFeed.class);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static String reason(String text) {
    ParsedFeed read = parse(text);
    return read instanceof Index index ? index.reason() : ((NotAFeed) read).reason();
  }

  private static ParsedFeed parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ParsedFeed parse(byte[] bytes) {
    return FeedParser.parse(
        bytes, Optional.of(URI.create("https://news.example/sitemap.xml")), Optional.empty());
  }
}

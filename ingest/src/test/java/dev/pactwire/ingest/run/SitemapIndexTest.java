package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A feed whose address is an index of sitemaps. */
@Timeout(180)
class SitemapIndexTest {

  private static final String XML = "application/xml";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  private final FeedServer server = FeedServer.start();
  private final MemorySink sink = new MemorySink();
  private final HttpFetcher fetcher =
      new HttpFetcher(TestLimits.PATIENT, AllowedHosts.of(Set.of("127.0.0.1")), CLOCK);
  private final FeedPoller poller =
      new FeedPoller(
          fetcher,
          sink,
          new IngestSettings(IngestSettings.defaults().policy(), 2, 100, 0, 0),
          CLOCK,
          () -> new Random(1),
          report -> {});

  @AfterEach
  void close() {
    poller.close();
    fetcher.close();
    server.close();
  }

  @Test
  void theNewsOfItsSitemapsIsPublishedAndReadAgainOnlyWhenItHasChanged() throws Exception {
    // Given an index of a gzipped news sitemap, a list of all pages, and another index
    server
        .on(
            "/index.xml",
            Behaviour.sequence(
                content(index("/news.xml.gz 2026-11-20T11:00:00Z", "/all.xml", "/inner.xml")),
                content(index("/news.xml.gz 2026-11-20T11:00:00Z", "/all.xml")),
                content(index("/news.xml.gz 2026-11-20T12:00:00Z", "/all.xml"))))
        .on(
            "/news.xml.gz",
            Behaviour.sequence(
                Behaviour.content("application/x-gzip", gzip(sitemap("One"))),
                Behaviour.content("application/x-gzip", gzip(sitemap("One", "Three")))))
        .on("/all.xml", content("<urlset><url><loc>/about</loc></url></urlset>"))
        .on("/inner.xml", content(index("/two.xml", "/index.xml")))
        .on("/two.xml", content(sitemap("Two")));

    // When
    PollReport first = poll("/index.xml");
    PollReport second = poll("/index.xml");
    PollReport third = poll("/index.xml");

    // Then
    assertThat(first.published()).isEqualTo(2);
    assertThat(second.published()).isZero();
    assertThat(second.state()).isEqualTo(FeedState.HEALTHY);
    assertThat(third.published()).isEqualTo(1);
    assertThat(sink.articles)
        .extracting(Article::getTitle)
        .containsExactlyInAnyOrder("One", "Two", "Three");
    assertThat(server.requests("/all.xml")).hasSize(1);
    assertThat(server.requests("/news.xml.gz")).hasSize(2);
    assertThat(server.requests("/index.xml")).hasSize(3);
  }

  @Test
  void whatWasNotStoredIsReadAgain() throws Exception {
    server
        .on("/index.xml", content(index("/news.xml 2026-11-20T11:00:00Z")))
        .on("/news.xml", content(sitemap("One")));
    sink.refusing = true;
    PollReport refused = poll("/index.xml");
    sink.refusing = false;

    PollReport stored = poll("/index.xml");

    assertThat(refused.published()).isZero();
    assertThat(stored.published()).isEqualTo(1);
  }

  @Test
  void anEndlessNestOfIndexesIsLeftAfterSomeReadings() throws Exception {
    // Given indexes that name two further ones each
    for (int depth = 0; depth < 8; depth++) {
      server.on("/" + depth, content(index("/" + (depth + 1), "/x" + (depth + 1))));
      server.on("/x" + depth, content(index("/" + (depth + 1), "/x" + (depth + 1))));
    }

    // When
    poll("/0");

    // Then
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(11);
    assertThat(server.requests("/4")).isEmpty();
  }

  @Test
  void anIndexOfWhichNothingCanBeReadHasFailed() throws Exception {
    server.on("/index.xml", content(index("/gone.xml")));

    PollReport report = poll("/index.xml");

    assertThat(report.state()).isEqualTo(FeedState.FAILING);
    assertThat(report.problem()).hasValueSatisfying(text -> assertThat(text).contains("404"));
  }

  private PollReport poll(String path) throws InterruptedException {
    return poller.pollOnce(List.of(FeedDefinition.of("site", server.url(path)))).get(0);
  }

  private static Behaviour content(String body) {
    return Behaviour.content(XML, body);
  }

  /** Each place is a path, and a time after a blank if it has one. */
  private String index(String... places) {
    StringBuilder out = new StringBuilder("<sitemapindex>");
    for (String place : places) {
      String[] parts = place.split(" ");
      out.append("<sitemap><loc>").append(server.url(parts[0])).append("</loc>");
      if (parts.length > 1) {
        out.append("<lastmod>").append(parts[1]).append("</lastmod>");
      }
      out.append("</sitemap>");
    }
    return out.append("</sitemapindex>").toString();
  }

  private static String sitemap(String... titles) {
    StringBuilder out = new StringBuilder("<urlset>");
    for (String title : titles) {
      out.append("<url><loc>https://news.example/")
          .append(title)
          .append(
              "</loc><news:news><news:publication_date>2026-11-20T10:00:00Z</news:publication_date><news:title>")
          .append(title)
          .append("</news:title></news:news></url>");
    }
    return out.append("</urlset>").toString();
  }

  private static byte[] gzip(String plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}

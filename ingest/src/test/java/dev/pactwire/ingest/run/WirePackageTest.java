package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A package of a wire service and the documents that it refers to. */
@Timeout(180)
class WirePackageTest {

  private static final String XML = "application/vnd.iptc.g2.newsitem+xml";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String TEXT =
      "A sentence that says something about the matter at hand. ".repeat(12);

  private final FeedServer server = FeedServer.start();
  private final MemorySink sink = new MemorySink();
  private final HttpFetcher fetcher =
      new HttpFetcher(FetchLimits.defaults(), AllowedHosts.of(Set.of("127.0.0.1")), CLOCK);
  private final FeedPoller poller =
      new FeedPoller(
          fetcher, sink, IngestSettings.defaults(), CLOCK, () -> new Random(1), report -> {});

  @AfterEach
  void close() {
    poller.close();
    fetcher.close();
    server.close();
  }

  @Test
  void theDocumentsOfAPackageAreReadAsWhatTheyAre() throws InterruptedException {
    // Given a package of a document in XML, one in JSON, and one that is under embargo
    server.on("/a", Behaviour.content(XML, item("urn:a", "")));
    server.on(
        "/b",
        Behaviour.content(
            "application/json",
            "{\"uri\":\"urn:b\",\"headline\":\"Second\",\"byline\":\"By Ann Example\",\"body_text\":\""
                + TEXT
                + "\"}"));
    server.on(
        "/c", Behaviour.content(XML, item("urn:c", "<embargoed>2026-11-21T12:00:00Z</embargoed>")));
    server.on(
        "/package",
        Behaviour.content(
            XML,
            "<packageItem guid='urn:k' version='1'><itemMeta/><groupSet><group>"
                + reference("a")
                + reference("b")
                + reference("c")
                + "</group></groupSet></packageItem>"));

    // When
    poller.pollOnce(List.of(FeedDefinition.of("wire", server.url("/package"))));

    // Then
    assertThat(sink.articles).extracting(Article::getText).contains(TEXT.strip(), TEXT.strip());
    assertThat(sink.articles)
        .filteredOn(article -> article.getTitle().equals("Headline c"))
        .allSatisfy(article -> assertThat(article.getText()).doesNotContain("matter at hand"));
    assertThat(sink.articles)
        .filteredOn(article -> article.getTitle().equals("Headline b"))
        .singleElement()
        .satisfies(article -> assertThat(article.getAuthors()).containsExactly("Ann Example"));
  }

  private String reference(String name) {
    return "<itemRef residref='urn:"
        + name
        + "' href='"
        + server.url("/" + name)
        + "'><title>Headline "
        + name
        + "</title></itemRef>";
  }

  private static String item(String guid, String meta) {
    return "<newsItem guid='"
        + guid
        + "' version='1'><itemMeta>"
        + meta
        + "</itemMeta><contentMeta><headline>Headline</headline></contentMeta><contentSet><inlineXML contenttype='application/xhtml+xml'><html><body><p>"
        + TEXT
        + "</p></body></html></inlineXML></contentSet></newsItem>";
  }
}

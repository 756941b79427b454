package dev.pactwire.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.brotli.BrotliBytes;
import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.RedirectGate;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Servers that mean harm, all of them polled by the same single thread, which has to come to the
 * good feed behind them.
 */
@Timeout(240)
class HostileFeedsTest {

  private static final String RSS = "application/rss+xml";
  private static final FetchLimits PATIENT =
      new FetchLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), 16 << 20, 5);

  private final FeedServer server = FeedServer.start();
  private final MemorySink sink = new MemorySink();
  private final Fetcher patient = fetcher(PATIENT);
  private final Fetcher hasty = fetcher(TestLimits.HASTY);

  /** Impatient with what drips alone: the others are bounded by their sizes. */
  private final Fetcher fetcher =
      new Fetcher() {
        @Override
        public FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate) {
          Fetcher one = url.getPath().equals("/drip") ? hasty : patient;
          return one.fetch(url, home, known, gate);
        }

        @Override
        public void close() {
          patient.close();
          hasty.close();
        }
      };

  private final FeedPoller poller =
      new FeedPoller(
          fetcher,
          sink,
          new IngestSettings(IngestSettings.defaults().policy(), 1, 100, 10, 0),
          Clock.systemUTC(),
          () -> new Random(1),
          report -> {});

  @AfterEach
  void close() {
    poller.close();
    fetcher.close();
    server.close();
  }

  @Test
  @Tag("fault-35")
  @Tag("fault-36")
  @Tag("fault-39")
  void whatNeverEndsOrIsTooMuchKeepsNoThreadFromTheOthers() throws InterruptedException {
    // Given
    server
        .on("/body", Behaviour.endless(RSS))
        .on("/headers", Behaviour.endlessHeaders())
        .on("/drip", Behaviour.dripping(RSS, new byte[100_000], 10))
        .on("/gzip", Behaviour.gzipBomb(RSS, 1L << 30))
        .on("/deflate", encoded("deflate"))
        .on("/brotli", encoded("br"))
        .on(
            "/window",
            Behaviour.answer(
                200, Map.of("Content-Type", RSS, "Content-Encoding", "br"), BrotliBytes.bomb()))
        .on("/nested", encoded("gzip, gzip, gzip"))
        .on("/fine", Behaviour.content(RSS, "<rss><channel>" + "<a>".repeat(2_500_000)))
        .on("/json", Behaviour.content("application/json", "[" + "[],".repeat(2_500_000)))
        .on("/good", Behaviour.content(RSS, rss("Good")));

    // When
    List<PollReport> reports =
        poll(
            "/body",
            "/headers",
            "/drip",
            "/gzip",
            "/deflate",
            "/brotli",
            "/window",
            "/nested",
            "/fine",
            "/json",
            "/good");

    // Then each is told, and asked for no more than once
    assertThat(reports.subList(0, 10))
        .allSatisfy(
            report -> {
              assertThat(report.state()).isEqualTo(FeedState.FAILING);
              assertThat(report.problem()).isPresent();
              assertThat(report.failures()).isEqualTo(1);
              assertThat(report.next()).isPresent();
              assertThat(server.requests("/" + report.feed())).hasSize(1);
            });
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("Good");
  }

  @Test
  @Tag("fault-38")
  void nothingIsFetchedThatADocumentRefersTo() throws InterruptedException {
    // Given documents that refer to the server that they come from, and to files
    String secret = server.url("/secret").toString();
    server
        .on("/secret", Behaviour.content("text/plain", "secret"))
        .on(
            "/laughs",
            xml(
                "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
                    + rss("&c;")))
        .on("/external", xml("<!DOCTYPE l [<!ENTITY a SYSTEM '" + secret + "'>]>" + rss("&a;")))
        .on(
            "/parameter",
            xml("<!DOCTYPE l [<!ENTITY % a SYSTEM '" + secret + "'> %a;]>" + rss("T")))
        .on("/outside", xml("<!DOCTYPE rss SYSTEM '" + secret + "'>" + rss("Outside")))
        .on(
            "/include",
            xml(
                rss("Included")
                    .replace(
                        "Some words.",
                        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='"
                            + secret
                            + "'/><xi:include href='file:///etc/passwd'/>")))
        .on(
            "/style",
            xml("<?xml-stylesheet type='text/xsl' href='" + secret + "'?>" + rss("Styled")));

    // When
    List<PollReport> reports =
        poll("/laughs", "/external", "/parameter", "/outside", "/include", "/style");

    // Then
    assertThat(reports.subList(0, 3))
        .allSatisfy(
            report ->
                assertThat(report.problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("DOCTYPE")));
    assertThat(sink.articles)
        .extracting(Article::getTitle)
        .containsExactly("Outside", "Included", "Styled");
    assertThat(sink.articles)
        .noneMatch(
            article -> article.getText().contains("root:") || article.getText().contains("secret"));
    assertThat(server.requests("/secret")).isEmpty();
  }

  @Test
  @Tag("fault-40")
  void anArticleWhosePageIsATrapKeepsItsSummary() throws InterruptedException {
    // Given pages that are nested beyond measure, or of countless parts
    server
        .on("/deep", Behaviour.content("text/html", "<body>" + "<div>".repeat(100_000) + "x"))
        .on("/many", Behaviour.content("text/html", "<body><p>" + "<b>".repeat(300_000)))
        .on("/feed", Behaviour.content(RSS, linking("/deep", "/many")));

    // When
    PollReport report = poll("/feed").get(0);

    // Then
    assertThat(report.published()).isEqualTo(2);
    assertThat(sink.articles)
        .hasSize(2)
        .allSatisfy(article -> assertThat(article.getText()).isEqualTo("Some words."));
  }

  @Test
  @Tag("fault-41")
  @Tag("fault-42")
  void hostileTitlesGoOnAsTheyAreAndHostileLinksDoNot() throws InterruptedException {
    // Given
    String title = "&lt;script&gt;alert(1)&lt;/script&gt; ${jndi:ldap://x/y} =cmd|x \u202e";
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(title)
                .replace(
                    "<description>",
                    "<link>javascript:alert(1)</link><guid isPermaLink='false'>a\u001b[31m</guid><description>")));

    // When
    poll("/feed");

    // Then
    assertThat(sink.articles)
        .singleElement()
        .satisfies(
            article -> {
              assertThat(article.getTitle())
                  .startsWith("<script>alert(1)</script> ${jndi:ldap://x/y} =cmd|x");
              assertThat(article.getUrl()).isEmpty();
              assertThat(article.getCanonicalUrl()).isEmpty();
            });
  }

  private static Fetcher fetcher(FetchLimits limits) {
    return new HttpFetcher(limits, AllowedHosts.of(Set.of("127.0.0.1")), Clock.systemUTC());
  }

  private List<PollReport> poll(String... paths) throws InterruptedException {
    return poller.pollOnce(
        Stream.of(paths)
            .map(path -> FeedDefinition.of(path.substring(1), server.url(path)))
            .toList());
  }

  private static Behaviour encoded(String encoding) {
    return Behaviour.answer(
        200, Map.of("Content-Type", RSS, "Content-Encoding", encoding), new byte[1_000]);
  }

  private static Behaviour xml(String document) {
    return Behaviour.content(RSS, document.getBytes(StandardCharsets.UTF_8));
  }

  private String linking(String... pages) {
    StringBuilder items = new StringBuilder();
    for (String page : pages) {
      items
          .append("<item><title>")
          .append(page)
          .append("</title><link>")
          .append(server.url(page))
          .append("</link><description>Some words.</description></item>");
    }
    return "<rss version='2.0'><channel>" + items + "</channel></rss>";
  }

  private static String rss(String title) {
    return "<rss version='2.0'><channel><item><title>"
        + title
        + "</title><description>Some words.</description></item></channel></rss>";
  }
}

package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.PolledFeeds.LONG;
import static dev.pactwire.ingest.run.PolledFeeds.RSS;
import static dev.pactwire.ingest.run.PolledFeeds.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Article;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Feeds that give their entries one id, or one link. */
@Timeout(180)
class SharedNamesTest {

  @AutoClose private final PolledFeeds feeds = new PolledFeeds();
  private final FeedServer server = feeds.server;
  private final MemorySink sink = feeds.sink;

  @Test
  @Tag("fault-48")
  void entriesThatShareAnIdAreToldApartByWhatTheySay() throws InterruptedException {
    // Given a feed that gives all its entries one id
    String same = "<item><title>%s</title><guid isPermaLink='false'>x</guid>%s</item>";
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                same.formatted("A", "<description>" + LONG + "</description>"),
                same.formatted("B", "<description>" + LONG + "</description>"),
                same.formatted("C", "<description>C. " + LONG + "</description>"))));

    // When it is polled twice, the second time with one more, so that it is read again
    PollReport first = feeds.poll("/feed");
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                same.formatted("D", "<description>" + LONG + "</description>"),
                same.formatted("A", "<description>" + LONG + "</description>"),
                same.formatted("B", "<description>" + LONG + "</description>"))));
    PollReport second = feeds.poll("/feed");

    // Then each is an article of its own, told once
    assertThat(first.published()).isEqualTo(3);
    assertThat(second.published()).isEqualTo(1);
    assertThat(second.known()).isEqualTo(2);
    assertThat(sink.articles).extracting(Article::getArticleId).doesNotHaveDuplicates();
    assertThat(sink.articles).extracting(Article::getTitle).containsExactly("C", "B", "A", "D");
  }

  @Test
  @Tag("fault-48")
  void entriesThatLinkToAFrontPageAListOrAPlaceInOnePageAreArticlesOfTheirOwn()
      throws InterruptedException {
    // Given a feed whose entries all link to the site, or to places in a page, with teasers
    String front = server.url("/").toString();
    String notes = server.url("/notes").toString();
    String list = server.url("/de/news").toString();
    String entry = "<item><title>%s</title>%s<link>%s</link><description>%s</description></item>";
    String guid = "<guid isPermaLink='false'>%s</guid>";
    String page = "<html><body><article><p>" + LONG + "</p></article></body></html>";
    server.on("/", Behaviour.content("text/html", page));
    server.on("/notes", Behaviour.content("text/html", page));
    server.on(
        "/feed",
        Behaviour.content(
            RSS,
            rss(
                entry.formatted("A", guid.formatted("a"), front, "First teaser"),
                entry.formatted("B", guid.formatted("b"), front, "Second teaser"),
                entry.formatted("C", "", front, "Third teaser"),
                entry.formatted("D", "", front, "Fourth teaser"),
                entry.formatted("E", guid.formatted("notes#May_3"), notes + "#May_3", "Fifth"),
                entry.formatted("F", guid.formatted("notes#May_4"), notes + "#May_4", "Sixth"),
                entry.formatted("G", guid.formatted("g"), list, "Seventh"),
                entry.formatted("H", guid.formatted("h"), list, "Eighth"))));

    // When
    PollReport report = feeds.poll("/feed");

    // Then each has an id and the text that the feed gives it, and no page has been asked for
    assertThat(report.published()).isEqualTo(8);
    assertThat(sink.articles).extracting(Article::getArticleId).doesNotHaveDuplicates();
    assertThat(sink.articles).allMatch(article -> article.getCanonicalUrl().isEmpty());
    assertThat(sink.articles)
        .extracting(Article::getText)
        .containsExactly(
            "Eighth",
            "Seventh",
            "Sixth",
            "Fifth",
            "Fourth teaser",
            "Third teaser",
            "Second teaser",
            "First teaser");
    assertThat(server.requests())
        .extracting(FeedServer.Request::path)
        .doesNotContain("/", "/notes", "/de/news");
  }
}

package dev.pactwire.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several statements of a page about its title, its day and its terms counts. */
class PageFieldsTest {

  private static final String PROSE =
      "<p>The council met on Monday evening and spoke for hours about the bridge, its cost and the years of work ahead.</p>"
          + "<p>Nobody expects a decision before the summer, because two of the parties want a vote of the people first.</p>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <div>Veröffentlicht am 16.08.2019</div><div class=date>24.08.2019</div> | 2019-08-16
          <p>Mise en ligne</p><p>23 mai 2019</p> | 2019-05-23
          <div><b>Posted</b> on <i>May 10, 2022</i></div> | 2022-05-10
          <header class=site-header><span class=date>26.02.2020</span></header><p class=date>1. Mai 2017</p> | 2017-05-01
          <aside><span class=date>2. Mai 2017</span></aside><div>Erstellt am: 1. Mai 2017</div> | 2017-05-01
          <div class=footer>Letzte Änderung: 3. Mai 2017</div> | 2017-05-03
          <div class=sidebar><nobr>19. Mai 2010</nobr></div> | 2010-05-19
          <div class=info>Copyright 2019</div> |
          """)
  void readsTheDayThatThePageShows(String shown, String day) {
    Extracted page =
        page(
            "https://paper.example/a",
            "",
            "<h1>A bridge for the town</h1><div>" + shown + "</div>");

    assertThat(page.published().map(time -> time.date().toString()))
        .isEqualTo(Optional.ofNullable(day));
  }

  @Test
  void theDayInAnAddressOutlivesAMove() {
    Extracted page =
        page(
            "https://paper.example/2017/07/12/bridge",
            "<meta property=article:published_time content=2019-06-17T16:28:00Z>",
            "");

    assertThat(page.published()).map(SourceTime::toString).contains("2017-07-12");
    assertThat(page.provenance()).containsEntry("published", Origin.ADDRESS);
  }

  @Test
  void theTimeThatReadersSeeTellsTheOffsetOfUtc() {
    Extracted page =
        page(
            "https://paper.example/bridge",
            "<meta property=article:published_time content=2020-02-25T02:25:54Z>",
            "<div class=byline>February 24, 2020 9:25 pm</div>");

    assertThat(page.published()).map(SourceTime::toString).contains("2020-02-24T21:25:54-05:00");
    assertThat(page.provenance()).containsEntry("published", Origin.META);
  }

  @Test
  void aMetaDateThatDoesNotSayOfWhatYieldsToTheVisibleOne() {
    Extracted page =
        page(
            "https://paper.example/bridge",
            "<meta name=date content=2020-04-29T11:52:23+02:00>",
            "<ul><li class=date><time>28.04.2020, 12:01 Uhr</time></li></ul>");

    assertThat(page.published().map(time -> time.date().toString())).contains("2020-04-28");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bridge gets its money | <h1>Region Bridge gets its money</h1> | Bridge gets its money
          Bridge gets its money - Rivertown Daily | <h1>Region: Bridge gets its money</h1> | Bridge gets its money
          Rivertown Daily | <h1><a href=/>Rivertown Daily</a></h1><h2>Search</h2><h2>Bridge gets its money</h2> | Bridge gets its money
          Rivertown - Bridge gets its money - News | <h2>Quicklinks</h2> | Bridge gets its money
          Bridge gets its money | <h1>Bridge gets its money</h1><div id=comments><h1>Leave a reply</h1></div> | Bridge gets its money
          Gift guide for the bridge, Rivertown | <h1>My gift guide for the new bridge</h1><h1>Newsletter to your inbox</h1> | My gift guide for the new bridge
          """)
  void findsTheHeadlineAmongNamesOfSiteAndSection(String tag, String body, String title) {
    Extracted page =
        page("https://www.rivertown.example/bridge", "<title>" + tag + "</title>", body);

    assertThat(page.title()).contains(title);
  }

  @Test
  void saysWhereEachFieldWasFoundAndWhatIsNotFree() {
    Extracted page =
        page(
            "https://paper.example/bridge",
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge gets its money\",\"isAccessibleForFree\":\"False\",\"author\":{\"name\":\"Ada Bell\"}}</script><meta property=og:site_name content=Paper>",
            "<h1>Bridge gets its money</h1>");

    assertThat(page.paywalled()).isTrue();
    assertThat(page.provenance())
        .containsEntry("title", Origin.JSON_LD)
        .containsEntry("authors", Origin.JSON_LD)
        .containsEntry("site", Origin.META)
        .doesNotContainKeys("published", "section");
  }

  private static Extracted page(String url, String head, String body) {
    return Extractor.extract(
        Page.html(
            Optional.of(URI.create(url)),
            "<html lang=en><head>" + head + "</head><body>" + body + PROSE + "</body></html>"));
  }
}

package dev.pactwire.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPageTest {

  @ParameterizedTest
  @Tag("fault-48")
  @CsvSource({
    "https://news.example/a, 17, true",
    "https://news.example/, 17, false",
    "http://www.news.example/?utm_source=rss, , false",
    "https://news.example/en, 17, false",
    "https://news.example/notes#May_3, tag:news.example:notes#May_3, false",
    "https://news.example/notes#May_3, https://news.example/notes#May_3, false",
    "https://news.example/notes#May_3, 17, true",
    "https://news.example/a#rss, https://news.example/a#rss, true",
    "https://news.example/a#xtor=RSS-12, https://news.example/a#xtor=RSS-12, true",
    "https://news.example/a#comments, https://news.example/a#comments, true",
    "https://app.news.example/#!/story/12, https://app.news.example/#!/story/12, true",
    "no address, 17, true",
  })
  void aLinkToASiteOrAPlaceInAPageNamesNoArticle(String link, String guid, boolean isOwn) {
    assertThat(OwnPage.isAt(link, Optional.ofNullable(guid))).isEqualTo(isOwn);
  }
}

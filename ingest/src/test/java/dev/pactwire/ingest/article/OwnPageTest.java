package dev.pactwire.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPageTest {

  @ParameterizedTest
  @Tag("fault-48")
  @CsvSource({
    "https://news.example/a, true",
    "https://news.example/, false",
    "http://www.news.example/?utm_source=rss, false",
    "https://news.example/en, false",
    "https://news.example/story-12#rss2, true",
    "https://news.example/story#4711, true",
    "https://app.news.example/#!/story/12, true",
    "no address, true",
  })
  void aLinkToASiteNamesNoArticle(String link, boolean isOwn) {
    assertThat(OwnPage.isAt(link)).isEqualTo(isOwn);
  }
}

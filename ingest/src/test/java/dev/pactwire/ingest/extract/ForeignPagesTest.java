package dev.pactwire.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bylines, dates and the words around articles in other scripts, and pages drawn by scripts. */
class ForeignPagesTest {

  private static final String SENTENCE =
      "The harbour was closed on Tuesday, as a thick fog lay over it and over the town, they said. ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p class=writer>記者 山田太郎</p> | 山田太郎",
        "<p>（山田太郎）</p> | 山田太郎",
        "<span class=txt_info>홍길동 기자</span> | 홍길동",
        "<li>기자명 홍길동 기자</li> | 홍길동",
        "<div class=writer>بقلم: محمد أحمد</div> | محمد أحمد",
        "<span>Автор: Иван Петров</span> | Иван Петров",
        "<span>Haber: Ahmet Yılmaz</span> | Ahmet Yılmaz",
        "<p class=author>作者：王小明</p> | 王小明",
        "<ul class=post-meta><li class=post-author><span class=label>Post author</span> <span>By Jane Doe</span></li></ul> | Jane Doe",
        "<span class=author>Jane Doe Photo: Karl Muster</span> | Jane Doe",
        "<span class=author>Stand</span> | ''",
      })
  void readsBylines(String byline, String name) {
    Extracted page = page("<h1>Fog closes the harbour</h1>" + byline + prose());

    assertThat(String.join(", ", page.authors())).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=date>٢٢ نوفمبر ٢٠٢٦</div>",
        "<div>نشر في: 22 تشرين الثاني/نوفمبر 2026</div>",
        "<p>発表日：令和8年11月22日</p>",
        "<div>ΚΥΡΙΑΚΗ 22 ΝΟΕΜΒΡΙΟΥ 2026</div>",
        "<div>更新：2026-11-24 08:00</div><div>发布时间：2026-11-22 14:30</div>",
        "<span class=today>Sunday, 24 November 2026</span><div>22.11.2026, 09:15</div>",
        "<li class=related><h4 class=post-title><a href=/x>Other</a></h4><time datetime=2020-12-03>3. Dezember 2020</time></li><p class=published>22. November 2026</p>",
        "<span class=updated title=2026-11-22T18:52:11+00:00></span>",
        "<div class=bar>22 | 11 | 2026</div>"
      })
  void readsTheDayOfPublication(String shown) {
    Extracted page = page("<h1>Fog closes the harbour</h1>" + shown + prose());

    assertThat(page.published().map(time -> time.date().toString())).contains("2026-11-22");
  }

  @Test
  void theDateOfADatelineCountsButNoDayInASentence() {
    String rest = SENTENCE.repeat(3);

    assertThat(page("<div>Northport, (22.11.2026). " + rest + "</div>").published())
        .map(SourceTime::toString)
        .contains("2026-11-22");
    assertThat(page("<div>On Sunday, 22 November 2026, came fog. " + rest + "</div>").published())
        .isEmpty();
  }

  @Test
  void aChangeThatOnlyWordsTellIsTold() {
    Extracted page =
        page(
            "<h1>Fog closes the harbour</h1><p><span>Updated Nov 24, 2026 at 8:00 am</span> <span>Published Nov 22, 2026 at 9:15 am</span></p>"
                + prose());

    assertThat(page.published()).map(time -> time.date().toString()).contains("2026-11-22");
    assertThat(page.modified()).map(time -> time.date().toString()).contains("2026-11-24");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "無断転載・複製を禁じます",
        "저작권자 © 해안일보 무단전재 및 재배포 금지",
        "责任编辑：王小明",
        "Подпишитесь на наш канал, чтобы ничего не пропустить",
        "Διαβάστε επίσης: Φόβοι των ψαράδων για το λιμάνι τους",
        "İlgili haber: Balıkçılar limanları için endişeli",
        "Czytaj także: Rybacy boją się o swój port",
      })
  void whatSurroundsAnArticleInItsOwnLanguageIsNoText(String line) {
    assertThat(page("<h1>Fog</h1>" + prose() + "<p>" + line + "</p>" + prose()).text())
        .doesNotContain(line);
  }

  @Test
  void aPageDrawnByScriptsHasItsTextInItsData() {
    String article =
        "{\"@type\":\"NewsArticle\",\"headline\":\"Fog\",\"articleBody\":\"%s\"}"
            .formatted((SENTENCE + "\\n\\n").repeat(5));
    String state =
        "{\"props\":{\"menu\":[\"%s\"],\"page\":{\"title\":\"Fog closes the harbour\",\"body\":[{\"text\":\"%s\"},{\"text\":\"<p>%s</p>\"}],\"related\":[{\"title\":\"Other\",\"text\":\"Another story. It is not this one.\"}]}}}"
            .formatted(SENTENCE, SENTENCE.repeat(2), SENTENCE.repeat(3));
    String empty = "<div id=root></div><noscript>Please enable JavaScript.</noscript>";

    assertThat(
            page(empty + "<script type=application/ld+json>" + article + "</script>")
                .text()
                .lines())
        .hasSize(5);
    assertThat(page("<title>Fog closes the harbour</title>" + empty + state(state)).text())
        .startsWith("The harbour was closed")
        .hasLineCount(2)
        .doesNotContain("Another story");
    assertThat(page("<title>Quite another page</title>" + empty + state(state)).text()).isEmpty();
    assertThat(page("<title>Fog</title>" + empty + state("{broken")).text()).isEmpty();
  }

  @Test
  void aCellOfLinksAndAnAdvertisementOfAmpAreNoText() {
    Extracted page =
        page(
            "<table><tr><td><a href=1>Politics</a><br><a href=2>Economy</a></td><td><b>Fog</b><br>"
                + SENTENCE.repeat(5)
                + "<br><br>"
                + SENTENCE.repeat(3)
                + "<amp-ad>Buy this car now.</amp-ad></td></tr></table>");

    assertThat(page.text()).contains("thick fog").doesNotContain("Economy", "Buy this car");
  }

  @Test
  void correctionsAreToldInManyWords() {
    assertThat(
            Extracted.isCorrection(
                "A correction was made on Nov. 23, 2026: An earlier version of this article misstated it."))
        .isTrue();
    assertThat(
            Extracted.isCorrection(
                "Anmerkung der Redaktion: In einer früheren Version dieses Artikels stand eine falsche Zahl."))
        .isTrue();
    assertThat(Extracted.isCorrection("訂正：数に誤りがありました")).isTrue();
    assertThat(Extracted.isCorrection("The correction of the market was made on Monday."))
        .isFalse();
  }

  private static String prose() {
    return ("<p>" + SENTENCE.repeat(3) + "</p>").repeat(3);
  }

  private static String state(String json) {
    return "<script id=__NEXT_DATA__ type=application/json>" + json + "</script>";
  }

  private static Extracted page(String html) {
    return Extractor.extract(Page.html(Optional.of(URI.create("https://paper.example/a/b")), html));
  }
}

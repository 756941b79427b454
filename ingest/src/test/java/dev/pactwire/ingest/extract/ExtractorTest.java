package dev.pactwire.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.time.SourceTime;
import java.net.URI;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExtractorTest {

  private static final Optional<URI> URL =
      Optional.of(URI.create("https://www.zeitung.example/politik/artikel-1.html"));
  private static final String PROSE =
      "<p>Die Ministerinnen und Minister haben am Montag über die gemeinsame Luftverteidigung beraten, und sie wollen bis zum Sommer einen Plan vorlegen.</p>"
          + "<p>Vorher müssen die Parlamente zustimmen, was in zwei Ländern als unsicher gilt, weil dort die Mehrheiten knapp sind.</p>"
          + "<p>Ein Sprecher sagte, die Kosten seien noch nicht verteilt; darüber werde im Herbst, nach der Wahl, weiter verhandelt.</p>";

  @Test
  void takesTheArticleOutOfItsSurroundings() {
    Extracted page =
        html(
            "<html lang=de><head><title>Plan für Luftverteidigung | Zeitung</title><meta property=og:title content='Plan für Luftverteidigung'><meta property=og:site_name content=Zeitung>"
                + "<meta property=article:published_time content=2026-11-16T13:40:00+01:00><meta property=article:section content=Ausland><meta name=author content='Anna Beispiel, Karl Muster'>"
                + "<meta name=keywords content='Luftwaffe, Bündnis'><link rel=canonical href=/politik/artikel-1><link rel=alternate hreflang=en href=/en/article-1><link rel=alternate hreflang=x href=javascript:1><meta property=og:image content=/bild.jpg></head><body>"
                + "<nav><a href=/>Start</a><a href=/sport>Sport</a></nav><div class=cookie-consent><p>Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten, und geben Daten weiter.</p></div>"
                + "<article><h1>Plan für Luftverteidigung</h1><div class=article-body>"
                + PROSE
                + "<div class=teaser><a href=/x>Lesen Sie auch: Tarifbündnis steht</a></div><aside>Anzeige</aside></div></article>"
                + "<div id=comments><p>Erster! Das ist ein sehr langer Kommentar, der nicht zum Artikel gehört und hier nur stört.</p></div><footer>Impressum</footer></body></html>");

    assertThat(page.title()).contains("Plan für Luftverteidigung");
    assertThat(page.text())
        .startsWith("Die Ministerinnen")
        .contains("im Herbst")
        .doesNotContain("Cookies", "Lesen Sie auch", "Anzeige", "Erster!", "Impressum");
    assertThat(page.text().lines()).hasSize(3);
    assertThat(page.authors()).containsExactly("Anna Beispiel", "Karl Muster");
    assertThat(page.published()).map(SourceTime::toString).contains("2026-11-16T13:40:00+01:00");
    assertThat(page.section()).contains("Ausland");
    assertThat(page.site()).contains("Zeitung");
    assertThat(page.language()).contains("de");
    assertThat(page.tags()).containsExactly("Luftwaffe", "Bündnis");
    assertThat(page.canonicalUrl()).contains("https://www.zeitung.example/politik/artikel-1");
    assertThat(page.otherUrls())
        .containsExactly(
            "https://www.zeitung.example/politik/artikel-1",
            "https://www.zeitung.example/en/article-1");
    assertThat(page.imageUrl()).contains("https://www.zeitung.example/bild.jpg");
    assertThat(page.correction()).isFalse();
  }

  @Test
  void prefersStructuredDataAndSurvivesBrokenOnes() {
    Extracted page =
        html(
            "<html><head><script type=application/ld+json>{broken</script><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Anna Beispiel\"},"
                + "{\"@type\":\"NewsArticle\",\"headline\":\"Titel\",\"datePublished\":\"2026-11-16T13:40:00Z\",\"dateModified\":\"2026-11-17T08:00:00Z\",\"author\":[{\"@id\":\"#a\"}],\"articleSection\":\"Ausland\"}]}</script></head><body>"
                + PROSE
                + "</body></html>");

    assertThat(page.title()).contains("Titel");
    assertThat(page.authors()).containsExactly("Anna Beispiel");
    assertThat(page.published()).map(SourceTime::toString).contains("2026-11-16T13:40:00Z");
    assertThat(page.modified()).map(SourceTime::toString).contains("2026-11-17T08:00:00Z");
  }

  @Test
  void readsALocalTimeInTheZoneOfThePage() {
    Extracted page =
        html(
            "<html lang=de><body><h1>Titel</h1><div class=datum>16. November 2026, 13.40 Uhr</div>"
                + PROSE
                + "</body></html>");

    assertThat(page.published()).map(SourceTime::toString).contains("2026-11-16T13:40:00+01:00");
  }

  @Test
  void leavesAbsentWhatThePageDoesNotSay() {
    Extracted page = html("<html><body>" + PROSE + "</body></html>");

    assertThat(page.title()).isEmpty();
    assertThat(page.published()).isEmpty();
    assertThat(page.modified()).isEmpty();
    assertThat(page.authors()).isEmpty();
    assertThat(page.section()).isEmpty();
    assertThat(page.site()).isEmpty();
  }

  @Test
  void readsADumpWithItsNavigationAndAdvertising() {
    String sentence =
        "Der Rat hat beschlossen, die Brücke über den Fluss zu erneuern, und stellt dafür im nächsten Jahr zwölf Millionen bereit. Die Arbeiten sollen nach dem Winter beginnen und bis zum Herbst dauern, sagte die Bürgermeisterin am Abend.";
    Extracted page =
        Extractor.extract(
            Page.text(
                URL,
                "1. Startseite\n2. Politik\n\nPolitikRat beschließt den Neubau der Brücke\n\nTeaser der Geschichte.Anna Beispiel, Karl Muster 02.12.2025 - 08:05 Uhr\nDie Brücke. Foto: Agentur\n\n"
                    + sentence
                    + "\n\n"
                    + sentence
                    + "\n\nKommentar\nEine Meinung dazu\nAnna Beispiel\n\n"
                    + sentence
                    + "\n\nVerwandte Themen\nBrücke\nVerkehr\n\nErstpublikation: 01.12.2025, 18:00 Uhr.\n\nAnzeige\nSTELLENMARKT"));

    assertThat(page.title()).contains("Rat beschließt den Neubau der Brücke");
    assertThat(page.section()).contains("Politik");
    assertThat(page.authors()).containsExactly("Anna Beispiel", "Karl Muster");
    assertThat(page.published()).map(SourceTime::toString).contains("2025-12-01T18:00:00+01:00");
    assertThat(page.modified()).map(SourceTime::toString).contains("2025-12-02T08:05:00+01:00");
    assertThat(page.tags()).containsExactly("Brücke", "Verkehr");
    assertThat(page.text().lines())
        .containsExactly("Teaser der Geschichte.", sentence, sentence, sentence);
  }

  @Test
  void noticesACorrection() {
    assertThat(
            html("<html><body><article>"
                    + PROSE
                    + "<p>Korrektur: In einer ersten Fassung stand eine falsche Zahl.</p></article></body></html>")
                .correction())
        .isTrue();
  }

  @Test
  @Tag("fault-40")
  @Timeout(180)
  void readsPagesOfAbsurdDepthAndSize() {
    String deep =
        "<html><body>"
            + "<div>".repeat(100_000)
            + PROSE
            + "</div>".repeat(100_000)
            + "</body></html>";
    String inline = "<html><body>" + PROSE + "<b>".repeat(100_000) + "x" + "</body></html>";
    String wide = "<html><body>" + PROSE + "<p>a</p>".repeat(300_000) + "</body></html>";
    String table = "<html><body>" + "<table><tr><td>".repeat(20_000) + PROSE + "</body></html>";

    assertThat(html(deep)).isNotNull();
    assertThat(html(inline).text()).contains("Luftverteidigung");
    assertThat(html(wide).text()).contains("Luftverteidigung");
    assertThat(html(table)).isNotNull();
  }

  @Test
  @Tag("fault-46")
  void survivesTextsWithoutSense() {
    assertThat(Extractor.extract(Page.text(URL, "")).text()).isEmpty();
    assertThat(Extractor.extract(Page.text(URL, "x".repeat(5 << 20))).text().length())
        .isNotNegative();
    assertThat(Extractor.extract(Page.text(URL, "1 2 3\n".repeat(10_000))).published()).isEmpty();
  }

  @Property(tries = 300, seed = "20261122")
  void neverFailsOnAnyPage(@ForAll String text) {
    assertThat(Extractor.extract(Page.guess(URL, text))).isNotNull();
    assertThat(html("<div>" + text + "<p>" + text + "</div>")).isNotNull();
  }

  private static Extracted html(String html) {
    return Extractor.extract(Page.html(URL, html));
  }
}

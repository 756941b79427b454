package dev.pactwire.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are no articles, and articles on pages of another age. */
class PageKindsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>We value your privacy</h1><p>We and our partners store and/or access information on a device, such as cookies, and process personal data.</p><p>Accept all</p>",
        "<h1>Wir schätzen Ihre Privatsphäre</h1><p>Wir und unsere 120 Partner setzen Cookies ein, um Inhalte zu personalisieren, wenn Sie das wollen.</p>",
        "<h1>Just a moment</h1><p>Checking your browser before accessing the site.</p>",
        "<div id='root'><p>You need to enable JavaScript to run this app.</p></div>",
        "<h1>Access denied</h1><p>You have been blocked, as we saw unusual traffic from your network.</p>"
      })
  void whatStandsInTheWayOfAnArticleIsNoText(String body) {
    assertThat(page("<html><body>" + body + "</body></html>").text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>BGH: Banner allein mit »Alle Cookies akzeptieren« sind unzulässig. Das entschied der BGH am Donnerstag in Karlsruhe. Geklagt hatte ein Verband.</p>",
        "<p>The bank said its systems had detected unusual activity from your typical customer accounts. It closed 300 of them on Tuesday. The police in Kiel are investigating, a spokeswoman said.</p>",
        "<meta name=author content='Jane Doe'><p>BGH: Banner, die allein »Alle Cookies akzeptieren« anbieten, sind unzulässig.</p>",
      })
  void aBriefAboutCookiesIsAnArticle(String brief) {
    String text = page("<html><body><h1>Brief</h1>" + brief + "</body></html>").text();

    assertThat(text).isNotEmpty().isEqualTo(brief.replaceAll("<[^>]*>", ""));
  }

  @Test
  void aBriefStandsBesideALongerRequest() {
    String brief =
        "Der Hafen von Kiel bleibt am Dienstag gesperrt. Grund sei dichter Nebel, sagte eine Sprecherin der Behörde.";
    String request =
        "Wir verwenden Cookies, um Ihnen Inhalte zu zeigen. Sie können Ihre Wahl jederzeit ändern. Wir und unsere 120 Partner speichern dazu Daten auf Ihrem Gerät und lesen sie wieder.";

    assertThat(page("<html><body><p>" + brief + "</p><p>" + request + "</p>").text())
        .isEqualTo(brief);
  }

  @Test
  void anArticleAboutCookiesIsOne() {
    String sentence =
        "The court ruled that sites may not set cookies without asking, and that silence is no consent. ";
    Extracted page =
        page(
            "<html><body><article><h1>Court rules on cookies</h1><p>This site uses cookies, too, says its owner.</p>"
                + ("<p>" + sentence.repeat(3) + "</p>").repeat(4)
                + "</article></body></html>");

    assertThat(page.text()).contains("silence is no consent");
  }

  @Test
  void commentsAreNoTextThoughTheyAreLongerThanIt() {
    String sentence = "The harbour was closed on Tuesday, as a thick fog lay over it, they said. ";
    String reply =
        "<article class=reply><p>I never saw such a fog, and I saw many of them.</p></article>";
    Extracted page =
        page(
            "<html><body><main><h1>Fog closes the harbour</h1><p>22 November 2026</p><p>"
                + sentence.repeat(4)
                + "</p></main><section id=replies><time datetime=2026-11-20>20</time>"
                + reply.repeat(20)
                + "</section></body></html>");

    assertThat(page.text()).contains("thick fog").doesNotContain("I never saw");
    assertThat(page.published()).map(Object::toString).contains("2026-11-22");
  }

  @Test
  void linesBetweenBreaksTellTheAuthorAndTheDay() {
    String sentence = "The harbour was closed on Tuesday, as a thick fog lay over it, they said. ";
    Extracted page =
        page(
            "<html><body><table><tr><td><font size=4><b>Fog closes the harbour</b></font><br><font size=2>By Jane Doe<br>Posted: March 3, 1999<br><br>"
                + sentence.repeat(5)
                + "<br><br>"
                + sentence.repeat(5)
                + "</font></td></tr></table></body></html>");

    assertThat(page.authors()).containsExactly("Jane Doe");
    assertThat(page.published()).map(Object::toString).contains("1999-03-03");
    assertThat(page.text()).contains("thick fog");
  }

  @Test
  void slashesAreReadAsTheCountryOfThePageWritesThem() {
    String html = "<html lang='%s'><body><p class='date'>03/04/2024</p></body></html>";

    assertThat(published("https://news.example.com/a", html.formatted("en-US")))
        .contains("2024-03-04");
    assertThat(published("https://news.example.co.uk/a", html.formatted("en-GB")))
        .contains("2024-04-03");
  }

  private static Optional<String> published(String url, String html) {
    return Extractor.extract(Page.html(Optional.of(URI.create(url)), html))
        .published()
        .map(time -> time.date().toString());
  }

  private static Extracted page(String html) {
    return Extractor.extract(Page.html(Optional.of(URI.create("https://blatt.example/a/1")), html));
  }
}

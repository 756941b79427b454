package dev.pactwire.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

  @ParameterizedTest
  @Tag("fault-48")
  @CsvSource({
    "HTTP://WWW.News.Example:80/a/b/, https://news.example/a/b",
    "https://news.example/a?utm_source=rss&utm_medium=feed&id=7, https://news.example/a?id=7",
    "https://news.example/a?b=2&a=1#top, https://news.example/a?a=1&b=2",
    "https://news.example/a?UTM_campaign=x&fbclid=1&xtor=RSS-1&wt_mc=rss, https://news.example/a",
    "https://news.example/a?source=rss, https://news.example/a",
    "https://news.example/a?source=42, https://news.example/a?source=42",
    "https://m.news.example/a, https://news.example/a",
    "https://de.m.wikipedia.org/wiki/NATO, https://de.wikipedia.org/wiki/NATO",
    "https://amp.news.example/a, https://news.example/a",
    "https://news.example/a/amp/, https://news.example/a",
    "https://news.example/a.amp.html, https://news.example/a.html",
    "https://news.example/a?amp=1, https://news.example/a",
    "https://www-news-example.cdn.ampproject.org/c/s/www.news.example/amp/a.html, https://news.example/a.html",
    "https://www.google.com/amp/s/www.news.example/a, https://news.example/a",
    "https://news.example/a;jsessionid=0123?x=1, https://news.example/a?x=1",
    "https://news.example/a?PHPSESSID=abc, https://news.example/a",
    "https://news.example/./a/../b//c/index.html, https://news.example/b/c",
    "https://news.example/%7euser/%c3%a9, https://news.example/~user/%C3%A9",
    "https://news.example/é, https://news.example/%C3%A9",
    "https://bücher.example/x, https://xn--bcher-kva.example/x",
    "https://user:secret@news.example/x, https://news.example/x",
    "https://news.example:8443/x, https://news.example:8443/x",
    "https://news.example., https://news.example/",
    "https://app.news.example/#!/story/1, https://app.news.example/#!/story/1",
    "http://http://www.news.example/x, https://news.example/x",
    "http:/www.news.example/, https://news.example/",
    "//www.news.example/, https://news.example/",
    "http:\\\\www.news.example/, https://news.example/",
    "https://news.example:/x, https://news.example/x",
    "https://10.2.3.4/x, https://10.2.3.4/x",
    "https://[2001:db8::1]/x, https://[2001:db8::1]/x",
  })
  void dropsWhatDoesNotIdentifyTheArticle(String link, String canonical) {
    assertThat(CanonicalUrl.of(link)).map(CanonicalUrl::value).contains(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "https://news.example/Story, https://news.example/story",
    "https://news.example/a?id=1, https://news.example/a?id=2",
    "https://news.example:8443/x, https://news.example/x",
    "https://de.news.example/x, https://fr.news.example/x",
  })
  void keepsWhatMayIdentifyAnother(String one, String other) {
    assertThat(CanonicalUrl.of(one)).isPresent().isNotEqualTo(CanonicalUrl.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.news.example, true",
    "https://www.news.example/index.html?utm_source=rss, true",
    "https://www.news.example///, true",
    "https://www.news.example/EN/, true",
    "https://www.news.example/pt-br, true",
    "https://www.news.example/global/, false",
    "https://www.news.example/?p=17, false",
    "https://www.news.example/oKyFAMiZMbU, false",
    "https://app.news.example/#!/story/1, false",
  })
  void knowsTheAddressOfAWholeSite(String link, boolean isFrontPage) {
    assertThat(CanonicalUrl.of(link).orElseThrow().isFrontPage()).isEqualTo(isFrontPage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://news.example/x",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "news.example/x",
        "file:///etc/passwd",
        "https://"
      })
  void isForWebAddressesOnly(String link) {
    assertThat(CanonicalUrl.of(link)).isEmpty();
  }

  @Property(seed = "20261122")
  void isItsOwnCanonicalForm(@ForAll("links") String link) {
    CanonicalUrl once = CanonicalUrl.of(link).orElseThrow();

    assertThat(CanonicalUrl.of(once.value())).contains(once);
    assertThat(CanonicalUrl.of(URI.create(once.value()))).contains(once);
  }

  @Property(seed = "20261122")
  void trackingNeverChangesTheId(@ForAll("links") String link) {
    String marked =
        link.contains("#")
            ? link.replaceFirst("#", (link.contains("?") ? "&" : "?") + "utm_source=x#")
            : link + (link.contains("?") ? "&" : "?") + "utm_source=x";

    assertThat(CanonicalUrl.of(marked).map(ArticleId::of))
        .isEqualTo(CanonicalUrl.of(link).map(ArticleId::of));
  }

  @Provide
  Arbitrary<String> links() {
    Arbitrary<String> host =
        Arbitraries.of(
            "news.example",
            "WWW.news.example",
            "m.www.news.example",
            "www.m.news.example",
            "amp.news.example:443",
            "10.0.0.1",
            "www2.news.example:8080",
            "x.cdn.ampproject.org",
            "www.google.com",
            "google.de");
    Arbitrary<String> segment =
        Arbitraries.of(
            "a",
            "B",
            "amp",
            "index.html",
            "default.aspx",
            "x.amp",
            "x.amp.html",
            ".amp",
            "..",
            ".",
            "",
            "%41",
            "%2f",
            "%2e%2e",
            "é",
            "a b",
            ";jsessionid=1",
            "%3bjsessionid=2",
            "s",
            "c",
            "www.other.example",
            "m.other.example",
            "%",
            "[",
            "|");
    Arbitrary<String> path =
        segment.list().ofMaxSize(6).map(segments -> "/" + String.join("/", segments));
    Arbitrary<String> parameter =
        Arbitraries.of(
            "id=1",
            "b=2",
            "utm_x=1",
            "UTM%5Fy=2",
            "amp=1",
            "x=%26",
            "ref=rss",
            "sid=0123456789abcdef0123456789abcdef",
            "=",
            "k",
            "q=ä",
            "&amp;z=1");
    Arbitrary<String> query =
        parameter.list().ofMaxSize(4).map(all -> all.isEmpty() ? "" : "?" + String.join("&", all));
    Arbitrary<String> fragment = Arbitraries.of("", "#x", "#!/route");
    return Combinators.combine(Arbitraries.of("http://", "HTTPS://"), host, path, query, fragment)
        .as((s, h, p, q, f) -> s + h + p + q + f);
  }

  @Test
  void idIsStableAndTellsUrlsFromGuids() {
    ArticleId id = ArticleId.of(CanonicalUrl.of("https://news.example/a").orElseThrow());

    assertThat(id.value()).matches("[0-9a-f]{32}").isEqualTo("e65b7e2240980110270dac8b3c8618ac");
    assertThat(ArticleId.of("s", "https://news.example/a")).isNotEqualTo(id);
    assertThat(ArticleId.of("ab", "c")).isNotEqualTo(ArticleId.of("a", "bc"));
  }
}

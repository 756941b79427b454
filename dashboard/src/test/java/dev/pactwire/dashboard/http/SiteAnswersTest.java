package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pactwire.dashboard.Samples;
import dev.pactwire.dashboard.json.NinjsJson;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class SiteAnswersTest extends SiteFixture {
  @ParameterizedTest
  @CsvSource({
    "/api/v1/articles/a, article",
    "/api/v1/clusters/a, cluster",
    "/api/v1/counts, counts",
    "/api/v1/operations, operations",
    "/api/v1/taxonomy, taxonomy",
    "/api/v1/dead-letters/0-7, dead-letter"
  })
  void answersAreAsTheServedSchemasSay(String path, String schema) throws Exception {
    assertThat(new Schemas().problems(schema, json(path))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/articles, article-summary",
    "/api/v1/clusters, cluster",
    "/api/v1/feeds, feed",
    "/api/v1/alerts, alert",
    "/api/v1/dead-letters, dead-letter"
  })
  void listsAreAsTheServedSchemasSay(String path, String schema) throws Exception {
    JsonNode items = json(path).get("items");
    assertThat(items).isNotEmpty();
    for (JsonNode item : items) {
      assertThat(new Schemas().problems(schema, item)).isEmpty();
    }
  }

  @Test
  void searchFindsWordsLabelsAndSources() throws Exception {
    assertThat(json("/api/v1/articles?alliance=nato").get("total").intValue()).isEqualTo(1);
    assertThat(json("/api/v1/articles?q=BRUSSELS+monday").get("total").intValue()).isEqualTo(2);
    assertThat(json("/api/v1/articles?q=paris").get("total").intValue()).isZero();
    assertThat(json("/api/v1/articles?country=jp&role=focus").get("total").intValue()).isZero();
    assertThat(json("/api/v1/articles?region=eastern-asia&source=wire-a").get("total").intValue())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 200, application/json",
    "*/*, 200, application/json",
    "application/ld+json, 200, application/ld+json",
    "application/vnd.iptc.ninjs+json, 200, application/vnd.iptc.ninjs+json",
    "image/png, 406, application/json"
  })
  void anArticleComesInTheFormThatIsAskedFor(String accept, int status, String type)
      throws Exception {
    HttpResponse<String> answer = get("/api/v1/articles/a", "Accept", accept);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    MAPPER.readTree(answer.body());
  }

  /** As ninjs 2.1 has it: no other properties, and of these values only some. */
  @Test
  void ninjsHasOnlyWhatItsSchemaKnows() throws Exception {
    // Given
    ClassifiedArticle some = Samples.article("odd id/ä", "nato");
    window.append(P0, 2, new Item.Told(some));

    // When
    JsonNode ninjs =
        MAPPER.readTree(
            get("/api/v1/articles/a", "Accept", "application/vnd.iptc.ninjs+json").body());

    // Then
    Set<String> known =
        Set.of(
            ("uri standard type representationtype version versioncreated contentcreated pubstatus"
                    + " ednote language by headlines descriptions bodies subjects places"
                    + " infosources altids")
                .split(" "));
    assertThat(known).containsAll(ninjs.properties().stream().map(Map.Entry::getKey).toList());
    assertThat(ninjs.get("representationtype").textValue()).isIn("full", "partial");
    assertThat(ninjs.get("pubstatus").textValue()).isIn("usable", "withheld", "canceled");
    assertThat(ninjs.get("type").textValue()).isEqualTo("text");
    assertThat(NinjsJson.of(some).get("uri").textValue())
        .isEqualTo("urn:pactwire:article:odd%20id%2F%C3%A4");
    for (JsonNode concept : ninjs.findValue("subjects")) {
      assertThat(Set.of("name", "rel", "uri", "literal"))
          .containsAll(concept.properties().stream().map(Map.Entry::getKey).toList());
    }
  }

  @Test
  void anIdWithOddCharactersIsFound() throws Exception {
    window.append(P0, 2, new Item.Told(Samples.article("a b;ä", "quad")));
    assertThat(json("/api/v1/articles/a%20b%3B%C3%A4").get("title").textValue()).contains("a b");
    assertThat(get("/rss/alliance/a%26b%20c").body()).contains("?alliance=a%26b+c<");
  }

  @Test
  @Tag("fault-41")
  void rssStaysXmlWhateverAnArticleSays() throws Exception {
    // Given
    ClassifiedArticle bad = Samples.article("bad", "quad");
    Article article =
        Article.newBuilder(bad.getArticle())
            .setTitle("<script>]]>\u0000\uD800&amp;")
            .setText("<img src=x onerror=alert(1)>")
            .setUrl("javascript:alert(1)")
            .build();
    window.append(
        P0, 2, new Item.Told(ClassifiedArticle.newBuilder(bad).setArticle(article).build()));

    // When
    String rss = get("/rss/alliance/quad").body();

    // Then
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(rss.getBytes(StandardCharsets.UTF_8)));
    var item = (org.w3c.dom.Element) document.getElementsByTagName("item").item(0);
    assertThat(item.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("<script>]]>\uFFFD\uFFFD&amp;");
    assertThat(item.getElementsByTagName("description").item(0).getTextContent())
        .isEqualTo("&lt;img src=x onerror=alert(1)&gt;");
    assertThat(item.getElementsByTagName("link").getLength()).isZero();
  }

  @Test
  void metricsAreInTheFormatOfPrometheus() throws Exception {
    String metrics = get("/metrics").body();
    assertThat(metrics)
        .contains("pactwire_window_events{topic=\"articles\"} 2.0")
        .contains("pactwire_feeds{state=\"failing\"} 1.0")
        .contains("jvm_memory_used_bytes");
  }
}

package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.dashboard.Samples;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Slot;
import dev.pactwire.schemas.RelatedAcross;
import dev.pactwire.schemas.Relation;
import dev.pactwire.schemas.RelationReason;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of articles beyond themselves: those in other languages, and letters sent again. */
@Timeout(60)
class SiteRelatedTest extends SiteFixture {

  private void relate() {
    window.append(P0, 2, new Item.Told(Samples.article("de-1", "nato")));
    RelatedAcross earlier =
        new RelatedAcross(
            "a", "en", List.of(RelationReason.FIGURES), List.of("1250", "35"), List.of("JP"));
    RelatedAcross gone =
        new RelatedAcross("fr-9", "fr", List.of(RelationReason.LINK), List.of(), List.of());
    window.append(
        new Slot(Channel.RELATED, 0),
        0,
        new Item.Related(new Relation("de-1", "de", Samples.AT, List.of(earlier, gone))));
  }

  @Test
  void anArticleAndItsClusterNameThoseInOtherLanguagesWhicheverCameFirst() throws Exception {
    relate();
    for (String path : List.of("/api/v1/articles/a", "/api/v1/clusters/a")) {
      JsonNode later = json(path).get("otherLanguages").get(0);
      assertThat(later.get("id").textValue()).isEqualTo("de-1");
      assertThat(later.get("language").textValue()).isEqualTo("de");
      assertThat(later.get("title").textValue()).isNotEmpty();
      assertThat(later.get("figures").toString()).isEqualTo("[\"1250\",\"35\"]");
    }
    JsonNode article = json("/api/v1/articles/de-1");
    assertThat(article.get("otherLanguages").findValuesAsText("id")).containsExactly("a", "fr-9");
    assertThat(article.get("otherLanguages").get(1).has("title")).isFalse();
    assertThat(new Schemas().problems("article", article)).isEmpty();
    assertThat(new Schemas().problems("cluster", json("/api/v1/clusters/a"))).isEmpty();
  }

  @Test
  void relationsCanBeSubscribedToByWhoeverWantsOneOfTheArticles() throws Exception {
    relate();
    JsonNode told = firstRelation("?topic=news.related&alliance=nato");
    assertThat(told.get("id").textValue()).isEqualTo("de-1");
    assertThat(told.get("related").findValuesAsText("id")).containsExactly("a", "fr-9");
    assertThat(new Schemas().problems("relation", told)).isEmpty();
    assertThat(json("/api/v1/operations").get("window").get("related").get("events").intValue())
        .isEqualTo(1);
  }

  private JsonNode firstRelation(String query) throws Exception {
    HttpResponse<InputStream> answer =
        client.send(request("/api/v1/stream" + query).build(), BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (!line.equals("event: relation")) {
        line = lines.readLine();
      }
      while (!line.startsWith("data: ")) {
        line = lines.readLine();
      }
      return new ObjectMapper().readTree(line.substring(6));
    }
  }

  private HttpResponse<String> resend(String body) throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("/api/v1/dead-letters/0-7/resend")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(409);
    return answer;
  }

  @Test
  void aLetterThatSomebodyElseSentAgainIsShownSoAndSentOnceMoreOnlyToWhoeverInsists()
      throws Exception {
    assertThat(json("/api/v1/dead-letters/0-7").get("resent").booleanValue()).isFalse();
    window.sentAgain("0-7");
    assertThat(json("/api/v1/dead-letters/0-7").get("resent").booleanValue()).isTrue();
    assertThat(json("/api/v1/dead-letters").get("items").get(0).get("resent").booleanValue())
        .isTrue();
    assertThat(resend("{}").body()).contains("force");
    assertThat(resend("{\"force\":\"yes\"}").body()).contains("force");
    // Whoever insists is told what else stands against it: of this letter the end is not kept.
    assertThat(resend("{\"force\":true}").body()).contains("Only the beginning");
  }
}

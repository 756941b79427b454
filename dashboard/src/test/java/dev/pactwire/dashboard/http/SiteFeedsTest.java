package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pactwire.dashboard.access.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class SiteFeedsTest extends SiteFixture {
  private static final String PAUSE =
      "{\"feed\":\"herald\",\"by\":\" night\\nshift \",\"reason\":\"asked\"}";

  private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    var request = request(path).POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void aFeedIsToldWithItsPauseWhetherItWasPolledOrNot() throws Exception {
    JsonNode items = json("/api/v1/feeds").get("items");
    assertThat(items.findValuesAsText("id")).containsExactly("herald", "wire");
    assertThat(items.get(0).get("state").textValue()).isEqualTo("paused");
    assertThat(items.get(0).get("pause").get("by").textValue()).isEqualTo("night-shift");
    assertThat(items.get(1).get("managed").booleanValue()).isFalse();
  }

  @Test
  void aPageOfTheFeedsInAStateIsToldWithHowManyThereAre() throws Exception {
    JsonNode worst = json("/api/v1/feeds?order=worst&limit=1");
    JsonNode rest = json("/api/v1/feeds?order=worst&limit=1&offset=1");
    JsonNode paused = json("/api/v1/feeds?state=paused,gone");
    JsonNode named = json("/api/v1/feeds?q=IS%20away");

    assertThat(worst.get("items").findValuesAsText("id")).containsExactly("wire");
    assertThat(rest.get("items").findValuesAsText("id")).containsExactly("herald");
    assertThat(worst.get("total").intValue()).isEqualTo(2);
    assertThat(worst.get("states")).isEqualTo(MAPPER.readTree("{\"failing\":1,\"paused\":1}"));
    assertThat(paused.get("items").findValuesAsText("id")).containsExactly("herald");
    assertThat(paused.get("total").intValue()).isEqualTo(1);
    assertThat(named.get("items").findValuesAsText("id")).containsExactly("wire");
  }

  @Test
  void whatWasMendedAndHowLateAFeedIsIsToldWhereItIsKnown() throws Exception {
    JsonNode items = json("/api/v1/feeds").get("items");

    assertThat(items.get(1).get("recoveries")).containsExactly(new TextNode("unclosed tags <b>"));
    assertThat(items.get(1).get("publishedLagMillis").longValue()).isEqualTo(90_000);
    assertThat(items.get(1).has("storedLagMillis")).isFalse();
    assertThat(items.get(0).has("recoveries")).isFalse();
  }

  @Test
  void whoAndWhyAreHandedOnOnOneLine() throws Exception {
    assertThat(post("/api/v1/feeds/pause", PAUSE).statusCode()).isEqualTo(200);
    assertThat(feeds.asked).containsExactly("pause herald, night shift: asked");
  }

  @Test
  void whatCannotBeWrittenIsSaid() throws Exception {
    HttpResponse<String> answer = post("/api/v1/feeds/resume", "{\"feed\":\"herald\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("The brokers do not answer.");
  }

  @Test
  void aFeedOfAnotherListCannotBePaused() throws Exception {
    String body = PAUSE.replace("herald", "wire");
    assertThat(post("/api/v1/feeds/pause", body).statusCode()).isEqualTo(409);
    assertThat(feeds.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"feed\":1}",
        "{\"feed\":\"herald\",\"by\":\" \",\"reason\":\"x\"}",
        "{\"feed\":\"herald\",\"by\":\"me\"}"
      })
  void whoAndWhyAreAskedFor(String body) throws Exception {
    HttpResponse<String> answer = post("/api/v1/feeds/pause", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The body must have a");
    assertThat(feeds.asked).isEmpty();
  }

  @Test
  void whoMayOnlyReadMayNotPause() throws Exception {
    // Given
    site.close();
    start(new Tokens(List.of(READER), List.of("operator-0123456789")));

    // When
    int reader =
        post("/api/v1/feeds/pause", PAUSE, "Authorization", "Bearer " + READER).statusCode();
    int operator =
        post("/api/v1/feeds/pause", PAUSE, "Authorization", "Bearer operator-0123456789")
            .statusCode();

    // Then
    assertThat(reader).isEqualTo(403);
    assertThat(operator).isEqualTo(200);
    assertThat(feeds.asked).hasSize(1);
  }
}

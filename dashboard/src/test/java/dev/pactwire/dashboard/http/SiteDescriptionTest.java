package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server does, and what its description says of it. */
@Timeout(180)
class SiteDescriptionTest extends SiteFixture {
  private static final String ROOT = "/api/v1";

  @Test
  void everyRouteIsDescribedAndNothingElse() throws Exception {
    // Given
    Set<String> described = new TreeSet<>();
    paths()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    // When
    Set<String> routes =
        Site.routes(parts).stream()
            .filter(route -> route.path().startsWith(ROOT) && !route.path().equals(ROOT + "/*"))
            .map(SiteDescriptionTest::asDescribed)
            .collect(Collectors.toSet());

    // Then
    assertThat(described).containsExactlyInAnyOrderElementsOf(routes);
  }

  private static String asDescribed(Route route) {
    String path = route.path().substring(ROOT.length());
    // One thing can be done with a dead letter, and the route stands for it.
    String id = route.method().equals("POST") ? "/{id}/resend" : "/{id}";
    return route.method() + " " + path.replaceFirst("/\\*$", id);
  }

  @Test
  void whatIsAnsweredIsDescribedWithItsStatusAndType() throws Exception {
    SoftAssertions all = new SoftAssertions();
    for (Map.Entry<String, JsonNode> path : paths()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        answersAsDescribed(all, path.getKey(), operation.getKey(), operation.getValue());
      }
    }
    all.assertAll();
  }

  private void answersAsDescribed(
      SoftAssertions all, String path, String method, JsonNode operation) throws Exception {
    String id = path.startsWith("/dead-letters") ? "0-7" : "a";
    HttpRequest.Builder request = request(ROOT + path.replace("{id}", id));
    String verb = method.toUpperCase(Locale.ROOT);
    request.method(
        verb,
        verb.equals("POST")
            ? HttpRequest.BodyPublishers.ofString("{}")
            : HttpRequest.BodyPublishers.noBody());
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    JsonNode said = operation.get("responses").path(Integer.toString(answer.statusCode()));
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    all.assertThat(said.isMissingNode())
        .as("%s %s answers %d, which is not described", verb, path, answer.statusCode())
        .isFalse();
    all.assertThat(said.path("content").has(type))
        .as("%s %s answers %s, which is not described", verb, path, type)
        .isTrue();
  }

  @Test
  void numbersAreBoundedAsDescribed() throws Exception {
    SoftAssertions all = new SoftAssertions();
    for (Map.Entry<String, JsonNode> path : paths()) {
      for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
        JsonNode most = parameter.path("schema").path("maximum");
        if (most.isInt()) {
          String query = "?" + parameter.get("name").textValue() + "=" + (most.intValue() + 1);
          all.assertThat(get(ROOT + path.getKey() + query).statusCode())
              .as(path.getKey() + query)
              .isEqualTo(400);
        }
      }
    }
    all.assertAll();
  }

  @Test
  void theSchemasThatAreNamedAreThere() throws Exception {
    JsonNode description = json(ROOT + "/openapi.json");
    assertThat(description.get("openapi").textValue()).startsWith("3.1");
    for (JsonNode ref : description.findValues("$ref")) {
      assertThat(get(ROOT + "/" + ref.textValue()).statusCode()).isEqualTo(200);
    }
  }

  private Set<Map.Entry<String, JsonNode>> paths() throws Exception {
    return json(ROOT + "/openapi.json").get("paths").properties();
  }
}

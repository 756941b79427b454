package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pactwire.dashboard.Samples;
import dev.pactwire.schemas.Count;
import dev.pactwire.schemas.SubjectKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class SiteAlertsTest extends SiteFixture {

  @Test
  void anAlertComesWithItsArticlesAndWithWhatPeopleSaid() throws Exception {
    JsonNode answer = json("/api/v1/alerts");
    JsonNode burst = answer.get("items").get(0);
    assertThat(burst.get("articles").findValuesAsText("id")).contains("a").doesNotContain("gone");
    assertThat(burst.get("muted").get("reason").textValue()).isEqualTo("a summit");
    assertThat(answer.get("unattended").intValue()).isZero();
    assertThat(answer.get("mutes").findValuesAsText("by")).containsExactly("night-shift");
    assertThat(new Schemas().problems("alert-note", answer.get("mutes").get(0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "acknowledge; {\"alert\":\"none\",\"by\":\"me\",\"reason\":\"x\"}; There is no alert",
        "acknowledge; {\"alert\":\"none\",\"reason\":\"x\"}; There is no alert",
        "mute; {\"target\":\"nonsense\",\"by\":\"me\",\"reason\":\"x\",\"hours\":1}; no kind of that name",
        "mute; {\"target\":\"burst\",\"by\":\"me\",\"reason\":\"x\"}; hours must be",
        "mute; {\"target\":\"burst\",\"by\":\"me\",\"reason\":\"x\",\"hours\":99999}; hours must be",
        "unmute; {\"target\":\"burst\",\"by\":\"me\"}; must have a"
      })
  void whatMakesNoSenseIsRefused(String action, String body, String reason) throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("/api/v1/alerts/" + action).POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }

  @Test
  void timelinesAreThoseOfTheWatchWhereItCountsUnlessMoreIsAskedFor() throws Exception {
    // Given
    assertThat(counted(json("/api/v1/counts"))).isEqualTo("arrived");
    counted(Samples.AT.minus(Duration.ofMinutes(20)), 7);
    counted(Samples.AT, 5);

    // When
    JsonNode all = json("/api/v1/counts");
    JsonNode some = json("/api/v1/counts?country=US");

    // Then
    assertThat(counted(all)).isEqualTo("published");
    JsonNode series = all.get("minutes").get("series").get(0);
    assertThat(series.get("counts").toString()).endsWith("7,0,0,0,5]");
    assertThat(series.get("bursts").toString()).as("the burst began with AT").endsWith("143]");
    assertThat(all.get("hours").get("series").get(0).get("counts").toString()).endsWith("7,5]");
    assertThat(counted(some)).isEqualTo("arrived");
  }

  private static String counted(JsonNode counts) {
    return counts.get("minutes").get("counted").textValue();
  }

  private void counted(Instant start, int count) {
    Count value =
        Count.newBuilder()
            .setKind(SubjectKind.ALLIANCE)
            .setSubject("nato")
            .setStart(start)
            .setMinutes(5)
            .setCount(count)
            .build();
    tables.counts().put("alliance:nato|" + start, Optional.of(value), Samples.AT);
  }
}

package dev.pactwire.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.ingest.push.PushIntake.Answer;
import dev.pactwire.ingest.push.RepeatedRequests.Known;
import dev.pactwire.ingest.run.MemorySink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few bytes that would be many in memory. */
@Tag("fault-37")
class PushBoundsTest {

  private static final String ARTICLE = "{\"id\":\"1\",\"title\":\"T\",\"text\":\"Some text.\"}";

  private final MemorySink sink = new MemorySink();
  private final PushIntake intake = new PushIntake(sink, Clock.systemUTC());

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "[[]]", "\n{}", "[{},{}]"})
  void ofMoreArticlesThanARequestMayHoldNoneIsTaken(String repeated) {
    Answer answer = take(ARTICLE + (" " + repeated).repeat(20_000));

    assertThat(answer.status()).isEqualTo(repeated.equals("[]") ? 200 : 413);
  }

  @Test
  void anObjectOfCountlessPartsIsRefused() {
    Answer nested = take("{\"title\":\"T\",\"x\":[" + "0,".repeat(600_000) + "0]}");
    Answer beside = take("[" + ARTICLE + ",[" + "0,".repeat(600_000) + "0]]");

    assertThat(nested.status()).isEqualTo(413);
    assertThat(beside.status()).isEqualTo(413);
    assertThat(sink.articles).isEmpty();
  }

  @Test
  void manyRefusalsAreCounted() throws IOException {
    JsonNode answer =
        new ObjectMapper().readTree(take("{}".repeat(500) + ARTICLE + "{}".repeat(500)).body());

    assertThat(answer.get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.get("refused")).hasSize(100);
    assertThat(answer.get("moreRefused").asInt()).isEqualTo(900);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}", "{}]", "[{},{}", "[[1]", "{\"a\":1", "{} }"})
  void whatIsNoJsonIsStillNone(String body) {
    assertThat(take(body).status()).isEqualTo(400);
  }

  @Test
  void answersAreKeptUpToSoManyBytes() {
    // Given room for some answers, and a request that is under way
    RepeatedRequests repeated = new RepeatedRequests(KeptAnswers.NONE, 50_000);
    byte[] body = ARTICLE.getBytes(StandardCharsets.UTF_8);
    repeated.begin("slow", body);

    // When more are answered than there is room for
    for (int i = 0; i < 100; i++) {
      String key = "k" + i;
      assertThat(repeated.begin(key, body)).isInstanceOf(Known.New.class);
      repeated.end(key, body, new Answer(200, "x".repeat(1_000)));
    }

    // Then the last are known, the first are not, and what is under way is
    assertThat(repeated.begin("k99", body)).isInstanceOf(Known.Answered.class);
    assertThat(repeated.begin("k0", body)).isInstanceOf(Known.New.class);
    assertThat(repeated.begin("slow", body)).isInstanceOf(Known.UnderWay.class);
  }

  private Answer take(String body) {
    return intake.take(body.getBytes(StandardCharsets.UTF_8));
  }
}

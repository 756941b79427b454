package dev.pactwire.ingest.push;

import static dev.pactwire.ingest.push.PushDesk.ARTICLE;
import static dev.pactwire.ingest.push.PushDesk.TOKEN;
import static dev.pactwire.ingest.push.PushDesk.body;
import static dev.pactwire.ingest.push.PushDesk.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What producers may send, and who may. */
@Timeout(180)
class PushServerTest {

  @AutoClose private final PushDesk desk = new PushDesk();

  @BeforeEach
  void start() throws IOException {
    desk.start();
  }

  @Test
  void takesOneAnArrayOrLines() throws Exception {
    assertThat(desk.post(ARTICLE).body()).isEqualTo("{\"accepted\":1}");
    assertThat(desk.post("[" + ARTICLE + "," + ARTICLE.replace("1", "2") + "]").body())
        .isEqualTo("{\"accepted\":2}");
    assertThat(desk.post(ARTICLE + "\n" + ARTICLE.replace("1", "3") + "\n").statusCode())
        .isEqualTo(200);
    assertThat(desk.articles).hasSize(5);
    assertThat(desk.articles).extracting(Article::getSource).containsOnly("push");
  }

  @Test
  void namesWhatItCannotUse() throws Exception {
    HttpResponse<String> mixed = desk.post("[" + ARTICLE + ",{},7]");

    assertThat(mixed.statusCode()).isEqualTo(200);
    assertThat(mixed.body()).contains("\"accepted\":1", "\"index\":1", "\"index\":2");
    assertThat(desk.post("{\"a\":").statusCode()).isEqualTo(400);
    assertThat(desk.post("").statusCode()).isEqualTo(400);
    assertThat(desk.post("{}").statusCode()).isEqualTo(422);
    assertThat(desk.post("[".repeat(5_000)).statusCode()).isEqualTo(400);
  }

  @Test
  void takesNinjsAndItsWithdrawalAndNoPicture() throws Exception {
    String text = "{\"uri\":\"urn:1\",\"headline\":\"H\",\"body_text\":\"Some text.\"}";
    String canceled = "{\"uri\":\"urn:1\",\"version\":\"2\",\"pubstatus\":\"canceled\"}";
    String picture = "{\"uri\":\"urn:2\",\"type\":\"picture\",\"headline\":\"P\"}";
    String held = "{\"uri\":\"urn:3\",\"headline\":\"H\",\"embargoed\":\"2999-01-01T00:00:00Z\"}";

    HttpResponse<String> answer =
        desk.post("[" + String.join(",", text, canceled, picture, held) + "]");

    assertThat(answer.body())
        .contains("\"accepted\":2", "but no text.", "It is under embargo until 2999");
    assertThat(desk.articles)
        .extracting(Article::getArticleId)
        .hasSize(2)
        .containsOnly(desk.articles.get(0).getArticleId());
    assertThat(desk.articles.get(0).getText()).isEqualTo("Some text.");
    assertThat(desk.articles.get(1).getRetraction()).isPresent();
  }

  @Test
  void nobodyIsLetInWithoutTheToken() throws Exception {
    HttpRequest without = HttpRequest.newBuilder(uri(desk.server)).POST(body(ARTICLE)).build();
    HttpRequest wrong =
        HttpRequest.newBuilder(uri(desk.server))
            .header("Authorization", "Bearer " + TOKEN + "x")
            .POST(body(ARTICLE))
            .build();

    assertThat(desk.send(without).statusCode()).isEqualTo(401);
    assertThat(desk.send(wrong).statusCode()).isEqualTo(401);
    assertThat(desk.articles).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PushSettings("0.0.0.0", 0, Optional.empty(), 1, 1, Duration.ofSeconds(1)))
        .withMessageContaining("push.token");
  }
}

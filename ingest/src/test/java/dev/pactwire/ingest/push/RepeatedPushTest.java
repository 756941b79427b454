package dev.pactwire.ingest.push;

import static dev.pactwire.ingest.push.PushDesk.ARTICLE;
import static dev.pactwire.ingest.push.PushDesk.body;
import static dev.pactwire.ingest.push.PushDesk.uri;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that are sent again because their answer was lost. */
@Timeout(180)
class RepeatedPushTest {

  @AutoClose private final PushDesk desk = new PushDesk();

  @BeforeEach
  void start() throws IOException {
    desk.start();
  }

  @Test
  @Tag("fault-52")
  void aRepeatedRequestIsOneArticle() throws Exception {
    HttpResponse<String> first = desk.send(desk.keyed(ARTICLE));
    HttpResponse<String> again = desk.send(desk.keyed(ARTICLE));
    HttpResponse<String> other = desk.send(desk.keyed(ARTICLE.replace("T", "U")));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(desk.articles).hasSize(1);
  }

  @Test
  @Tag("fault-52")
  void anotherBodyIsAnotherHoweverAlikeItWasMade() throws Exception {
    // Given two desk.articles whose texts have the same length and the same 32-bit hash
    String one = ARTICLE.replace("Some", "AaBB");
    String two = ARTICLE.replace("Some", "BBAa");
    assertThat(Arrays.hashCode(one.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Arrays.hashCode(two.getBytes(StandardCharsets.UTF_8)));

    // When both come with one key
    HttpResponse<String> first = desk.send(desk.keyed(one));
    HttpResponse<String> second = desk.send(desk.keyed(two));

    // Then the second is not taken for the first
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(422);
  }

  @Test
  @Tag("fault-52")
  void aRequestThatIsRepeatedAfterARestartIsStillOne() throws Exception {
    // Given answers that outlive the server that gave them
    List<KeptAnswers.Kept> topic = new CopyOnWriteArrayList<>();
    KeptAnswers kept =
        new KeptAnswers() {
          @Override
          public void keep(Kept answer) {
            topic.add(answer);
          }

          @Override
          public void follow(Consumer<Kept> reader) {
            topic.forEach(reader);
          }

          @Override
          public void close() {}
        };
    PushSettings settings = PushSettings.local(0);
    HttpResponse<String> first;
    HttpResponse<String> again;
    HttpResponse<String> other;

    // When it is repeated at another
    try (PushServer one = new PushServer(settings, desk.sink(), kept, Clock.systemUTC())) {
      one.start();
      first = desk.send(keyedAt(one, ARTICLE));
    }
    try (PushServer two = new PushServer(settings, desk.sink(), kept, Clock.systemUTC())) {
      two.start();
      again = desk.send(keyedAt(two, ARTICLE));
      other = desk.send(keyedAt(two, ARTICLE.replace("T", "U")));
    }

    // Then
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(desk.articles).hasSize(1);
  }

  private static HttpRequest keyedAt(PushServer at, String body) {
    return HttpRequest.newBuilder(uri(at))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "k")
        .POST(body(body))
        .build();
  }

  @Test
  @Tag("fault-52")
  void whatKafkaDidNotTakeMayBeSentAgainWithTheSameKey() throws Exception {
    desk.refusing = true;
    HttpResponse<String> refused = desk.send(desk.keyed(ARTICLE));
    desk.refusing = false;
    HttpResponse<String> taken = desk.send(desk.keyed(ARTICLE));

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(desk.articles).hasSize(1);
  }
}

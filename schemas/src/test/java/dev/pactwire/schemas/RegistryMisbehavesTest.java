package dev.pactwire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that answers, but not with what was asked for: is the record poison, or the time? */
class RegistryMisbehavesTest {

  private static final Map<String, ?> HASTY =
      Map.of("request.timeout.ms", 60_000, "retry.timeout.ms", 1000);

  /** For a registry that gives what is wanted in the end. */
  private static final Map<String, ?> PATIENT =
      Map.of("request.timeout.ms", 60_000, "retry.timeout.ms", 60_000);

  private static final byte[] RECORD = ByteBuffer.allocate(20).put((byte) 0).putInt(7).array();

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  private record Answer(int status, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @Tag("fault-31")
  @CsvSource({
    "401, '{\"error_code\":401,\"message\":\"Unauthorized\"}'",
    "404, <html>no such page</html>",
    "404, '{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}'",
    "503, busy",
  })
  void anAnswerThatSaysNothingAboutTheSchemaIsNoFaultOfTheRecord(int status, String body) {
    answers.add(new Answer(status, body));
    assertThatThrownBy(() -> articles().deserialize("t", RECORD))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("HTTP status " + status)
        .hasMessageContaining("/confluent/schemas/ids/7");
  }

  @ParameterizedTest
  @Tag("fault-27")
  @ValueSource(
      strings = {
        "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}",
        "{\"schema\":\"no schema\"}",
        "{\"schema\":\"\\\"string\\\"\"}",
      })
  void aSchemaThatIsNoArticlesIsPoison(String body) {
    answers.add(new Answer(200, body));
    assertThatThrownBy(() -> articles().deserialize("t", RECORD))
        .isInstanceOf(SerializationException.class);
  }

  @ParameterizedTest
  @Tag("fault-27")
  @ValueSource(ints = {0, 1, 4, 5})
  void aRecordThatIsTooShortIsPoison(int length) {
    answers.add(new Answer(200, "{\"schema\":" + quoted(Article.getClassSchema()) + "}"));
    byte[] bytes = new byte[length];
    assertThatThrownBy(() -> articles().deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(length + " bytes are no Article");
  }

  @Test
  @Tag("fault-27")
  void aRecordInAnotherFormatIsPoisonAndTheRegistryIsNotAsked() {
    byte[] bytes = WireFormat.SINGLE_OBJECT.serde(Feed.class).serializer().serialize("t", feed());
    assertThatThrownBy(() -> articles().deserialize("t", bytes))
        .isInstanceOf(SerializationException.class);
    assertThat(requests).isEmpty();
  }

  @Test
  @Tag("fault-31")
  void aRegistryThatIsBusyForAMomentIsAskedAgain() {
    // Given a registry that is busy, then knows the schema
    answers.add(new Answer(503, "busy"));
    answers.add(new Answer(429, "slower"));
    answers.add(new Answer(200, "{\"id\":9}"));
    // When a record is written twice
    var writer = format(PATIENT).serde(Feed.class).serializer();
    byte[] bytes = writer.serialize("t", feed());
    writer.serialize("t", feed());
    // Then it carries the id, which is asked for no more often than needed
    assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(9);
    assertThat(requests).hasSize(3).containsOnly("POST /confluent/subjects/t-value/versions null");
  }

  @Test
  void aSchemaIsOnlyLookedUpWhenRegisteringIsForbidden() {
    answers.add(new Answer(200, "{\"id\":9}"));
    Map<String, ?> options =
        Map.of("auto.register.schemas", false, "basic.auth.user.info", "me:secret");
    format(options).serde(Feed.class).serializer().serialize("t", feed());
    assertThat(requests).containsExactly("POST /confluent/subjects/t-value Basic bWU6c2VjcmV0");
  }

  @Test
  void aSchemaThatTheRegistryRefusesDoesNotMakeRecordsPoison() {
    answers.add(new Answer(409, "{\"error_code\":409,\"message\":\"incompatible\"}"));
    assertThatThrownBy(() -> format(HASTY).serde(Feed.class).serializer().serialize("t", feed()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("409: incompatible");
  }

  @ParameterizedTest
  @CsvSource({
    "basic.auth, x, Unknown option schema.registry.basic.auth",
    "retry.timeout.ms, 5s, 'retry.timeout.ms must be a number of milliseconds above 0, not \"5s\"'",
    "auto.register.schemas, yes, 'auto.register.schemas must be true or false, not \"yes\"'",
  })
  void aWrongOptionIsNamed(String key, String value, String sentence) {
    assertThatThrownBy(() -> format(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry:8081", "ftp://registry", "http:///x", "http://me:pw@registry"})
  void anAddressThatCannotBeUsedIsNamed(String url) {
    assertThatThrownBy(() -> WireFormat.registry(URI.create(url), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema.registry.url must");
  }

  @Test
  void nullStaysNull() {
    assertThat(articles().deserialize("t", null)).isNull();
    assertThat(format(HASTY).serde(Article.class).serializer().serialize("t", null)).isNull();
    assertThat(requests).isEmpty();
  }

  /** Gives the answers in their order, the last one again and again. */
  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization")));
    Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Deserializer<Article> articles() {
    return format(HASTY).serde(Article.class).deserializer();
  }

  private WireFormat format(Map<String, ?> options) {
    return WireFormat.registry(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/confluent/"), options);
  }

  private static String quoted(Schema schema) {
    return "\"" + schema.toString().replace("\"", "\\\"") + "\"";
  }

  private static Feed feed() {
    return Feed.newBuilder().setFeedId("f1").setUrl("https://example.org/feed").build();
  }
}

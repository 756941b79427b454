package dev.pactwire.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.RegistryUnavailableException;
import dev.pactwire.schemas.WireFormat;
import dev.pactwire.testkit.RegistryServer;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Confluent's framing against a real registry server: the format, and an outage. */
@Timeout(600)
class RegistryWireFormatIT {

  private static final Map<String, ?> PATIENT =
      Map.of("request.timeout.ms", 60_000, "retry.timeout.ms", 120_000);

  /** Does not try again for long. */
  private static final Map<String, ?> HASTY =
      Map.of("request.timeout.ms", 60_000, "retry.timeout.ms", 500);

  private static final String TOPIC = "news.articles";

  @TempDir private static Path data;
  private static RegistryServer server;

  @BeforeAll
  static void startRegistry() throws Exception {
    Optional<Path> home = RegistryServer.home();
    assumeTrue(
        home.isPresent(),
        "PACTWIRE_REGISTRY_HOME names no unpacked registry server: its tests are left out.");
    server = new RegistryServer(home.get(), data);
    server.start();
  }

  @AfterAll
  static void stopRegistry() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void recordsCarryConfluentFramingAndAnIdThatTheConfluentApiResolves() throws Exception {
    // Given an article written by one process
    Article article = article("a1");
    byte[] bytes = serde(PATIENT).serializer().serialize(TOPIC, article);
    // When its first five bytes are read as Confluent's framing
    ByteBuffer frame = ByteBuffer.wrap(bytes);
    byte magic = frame.get();
    HttpResponse<String> answer = server.get("/schemas/ids/" + frame.getInt());
    // Then any tool finds its schema there, under the topic's subject
    assertThat(magic).isZero();
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode body = new ObjectMapper().readTree(answer.body());
    Schema found = new Schema.Parser().parse(body.path("schema").asText());
    assertThat(SchemaNormalization.parsingFingerprint64(found))
        .isEqualTo(SchemaNormalization.parsingFingerprint64(article.getSchema()));
    assertThat(server.get("/subjects").body()).contains("\"news.articles-value\"");
    // And another process, which never wrote, reads the article
    assertThat(serde(PATIENT).deserializer().deserialize(TOPIC, bytes)).isEqualTo(article);
  }

  @Test
  void aRecordOfAnotherKindIsNotTakenForAnArticle() {
    // Given a feed where an article is expected
    WireFormat format = WireFormat.registry(server.url(), PATIENT);
    Serde<Feed> feeds = format.serde(Feed.class);
    byte[] bytes = feeds.serializer().serialize(TOPIC, feed());
    // When it is read, Then it is refused
    assertThat(feeds.deserializer().deserialize(TOPIC, bytes)).isEqualTo(feed());
    assertThatThrownBy(() -> format.serde(Article.class).deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("bytes are no Article");
  }

  @Test
  @Tag("fault-27")
  void anIdThatTheRegistryDoesNotKnowIsPoison() {
    byte[] bytes = ByteBuffer.allocate(20).put((byte) 0).putInt(4711).array();
    assertThatThrownBy(() -> serde(PATIENT).deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("knows no schema 4711");
  }

  @Test
  @Tag("fault-31")
  void whileTheRegistryIsDownKnownSchemasServeAndUnknownOnesAreToBeTriedAgain() throws Exception {
    // Given one process that knows the schema and one that does not
    Serde<Article> knowing = serde(PATIENT);
    Serde<Article> fresh = serde(HASTY);
    byte[] bytes = knowing.serializer().serialize(TOPIC, article("a1"));
    knowing.deserializer().deserialize(TOPIC, bytes);
    // When the registry goes down
    server.stop();
    // Then the one goes on in both directions
    byte[] second = knowing.serializer().serialize(TOPIC, article("a2"));
    assertThat(knowing.deserializer().deserialize(TOPIC, second)).isEqualTo(article("a2"));
    // And the other says in both directions that it is no fault of the record
    assertThatThrownBy(() -> fresh.deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(RegistryUnavailableException.class)
        .matches(RegistryUnavailableException::isBehind)
        .hasMessageContaining("does not answer at http://127.0.0.1");
    assertThatThrownBy(() -> fresh.serializer().serialize(TOPIC, article("a3")))
        .isInstanceOf(RegistryUnavailableException.class);
    // And the same record is read once the registry is back
    server.start();
    assertThat(fresh.deserializer().deserialize(TOPIC, bytes)).isEqualTo(article("a1"));
  }

  @Test
  @Tag("fault-31")
  void anUnknownSchemaWaitsForTheRegistryToComeBack() throws Exception {
    // Given a record whose schema is not known here, and a registry that is down
    byte[] bytes = serde(PATIENT).serializer().serialize(TOPIC, article("a1"));
    server.stop();
    Serde<Article> patient = serde(PATIENT);
    // When it is read, and the registry comes back meanwhile
    CompletableFuture<Article> read =
        CompletableFuture.supplyAsync(() -> patient.deserializer().deserialize(TOPIC, bytes));
    server.start();
    // Then nothing was lost
    assertThat(read.get(120, TimeUnit.SECONDS)).isEqualTo(article("a1"));
  }

  private Serde<Article> serde(Map<String, ?> options) {
    return WireFormat.registry(server.url(), options).serde(Article.class);
  }

  private static Article article(String id) {
    return Article.newBuilder()
        .setArticleId(id)
        .setSource("test")
        .setTitle("Ein Titel: Übung")
        .setText("Some words, 日本語.")
        .setAuthors(List.of("A. Writer"))
        .setFetchedAt(Instant.ofEpochMilli(1_700_000_000_000L))
        .build();
  }

  private static Feed feed() {
    return Feed.newBuilder().setFeedId("f1").setUrl("https://example.org/feed").build();
  }
}

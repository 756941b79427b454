package dev.pactwire.processor.watch;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Count;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The watch in one thread. */
final class WatchRun implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  private final Topics topics = new Topics();
  private final Topology topology;
  private final TopologyTestDriver driver;
  private Instant now = START;

  WatchRun(Path state) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "pactwire-watch");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUnreadable.class);
    topology = new WatchTopology(topics, settings).get();
    driver = new TopologyTestDriver(topology, settings, now);
  }

  String description() {
    return topology.describe().toString();
  }

  Instant now() {
    return now;
  }

  /** Moves both clocks, that of the arrivals and that on the wall, minute by minute. */
  void advance(Duration time) {
    for (long minutes = time.toMinutes(); minutes > 0; minutes--) {
      driver.advanceWallClockTime(Duration.ofMinutes(1));
    }
    now = now.plus(time);
  }

  /** Moves both clocks at once; between then and now nobody looks. */
  void jump(Duration time) {
    driver.advanceWallClockTime(time);
    now = now.plus(time);
  }

  /** Moves the clock of the arrivals alone, as if old records were read. */
  void arriveLater(Duration time) {
    now = now.plus(time);
  }

  void tell(String id, String cluster, String source, Instant published, String... alliances) {
    tell(Change.NEW, id, cluster, source, published, alliances);
  }

  void tell(
      Change change,
      String id,
      String cluster,
      String source,
      Instant published,
      String... alliances) {
    Article article =
        Article.newBuilder(Articles.article(id, source, "Title", "Text"))
            .setPublishedAt(published)
            .build();
    ClassifiedArticle told =
        ClassifiedArticle.newBuilder()
            .setChange(change)
            .setRevision(1)
            .setArticle(article)
            .setLanguage("en")
            .setTaxonomyVersion("1")
            .setOrigin(new Origin(0, 0L, now))
            .setClusterId(cluster)
            .build();
    Topic<String, ClassifiedArticle> topic = topics.classified();
    Headers headers = headers(source, Outcome.NEW);
    OutcomeHeaders.writeLabels(headers, OutcomeHeaders.ALLIANCES, List.of(alliances));
    send(topic.name(), id, topic.valueSerde().serializer().serialize("", told), headers);
  }

  void copy(String id, String source, Outcome outcome) {
    send(topics.duplicates().name(), id, new byte[] {1}, headers(source, outcome));
  }

  void letter() {
    send(topics.deadLetters().name(), "x", new byte[] {1}, headers("s", Outcome.DEAD_LETTER));
  }

  /** A feed as it is defined; null: it was removed. */
  void feed(String id, Feed feed) {
    send(topics.feeds(), id, feed);
  }

  /** How the last poll of a feed went; null: the feed was removed. */
  void polled(String id, FeedStatus status) {
    send(topics.feedStatus(), id, status);
  }

  private <V> void send(Topic<String, V> topic, String key, V value) {
    byte[] bytes = value == null ? null : topic.valueSerde().serializer().serialize("", value);
    send(topic.name(), key, bytes, new RecordHeaders());
  }

  void rubbish() {
    send(topics.classified().name(), "x", new byte[] {1, 2, 3}, headers("s", Outcome.NEW));
    send(topics.classified().name(), null, null, headers("s", Outcome.NEW));
  }

  private static Headers headers(String source, Outcome outcome) {
    return new OutcomeHeaders(new Position(0, 0), source, outcome).asHeaders();
  }

  private void send(String topic, String key, byte[] value, Headers headers) {
    driver
        .createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers, now));
  }

  List<TestRecord<String, Count>> counts() {
    return read(topics.counts());
  }

  List<TestRecord<String, Alert>> alerts() {
    return read(topics.alerts());
  }

  private <V> List<TestRecord<String, V>> read(Topic<String, V> topic) {
    return driver
        .createOutputTopic(
            topic.name(), topic.keySerde().deserializer(), topic.valueSerde().deserializer())
        .readRecordsToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}

package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Cluster;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Relation;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import dev.pactwire.testkit.Articles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology in one thread, with the shipped taxonomy. */
final class TopologyRun implements AutoCloseable {

  static final String NATO_TITLE = "NATO ministers agree on new air defence plan";
  static final String NATO_TEXT =
      "The defence ministers of NATO agreed in Brussels on a new plan for air defence on the"
          + " eastern flank. NATO will station two more batteries in Poland, the alliance said."
          + " Poland had asked NATO for them in spring. "
          + Articles.text(1, 90);

  private static final Classifier CLASSIFIER =
      new Classifier(Taxonomy.bundled(), LanguageDetector.bundled());

  private final Topics topics = new Topics();
  private final Topology topology;
  private final TopologyTestDriver driver;
  private Instant now = Articles.FETCHED;

  TopologyRun(Path state, Parameters deduplication) {
    this(state, deduplication, new WindowBoard());
  }

  TopologyRun(Path state, Parameters deduplication, WindowBoard board) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "pactwire-processor");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    DeadLetterHandler.install(settings, "", WireFormat.SINGLE_OBJECT);
    topology = new NewsTopology(topics, CLASSIFIER, deduplication, settings).toldOn(board).get();
    driver = new TopologyTestDriver(topology, settings, now);
  }

  String description() {
    return topology.describe().toString();
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  /** Sends an article; answers how many bytes it takes. */
  int send(Article article) {
    byte[] value = topics.articles().valueSerde().serializer().serialize("", article);
    send(article.getArticleId(), value);
    return value.length;
  }

  void send(String key, byte[] value) {
    send(key, value, new RecordHeaders());
  }

  void send(String key, byte[] value, Headers headers) {
    driver
        .createInputTopic(
            topics.articles().name(),
            topics.articles().keySerde().serializer(),
            new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers, now));
  }

  List<TestRecord<String, ClassifiedArticle>> classified() {
    return read(topics.classified());
  }

  TestRecord<String, ClassifiedArticle> onlyClassified() {
    List<TestRecord<String, ClassifiedArticle>> all = classified();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  List<TestRecord<String, ClassifiedArticle>> alliance(String slug) {
    return read(topics.alliance(slug));
  }

  List<TestRecord<String, ClassifiedArticle>> region(String id) {
    return read(topics.region(id));
  }

  List<TestRecord<String, ClassifiedArticle>> unmatched() {
    return read(topics.unmatched());
  }

  List<TestRecord<String, Duplicate>> duplicates() {
    return read(topics.duplicates());
  }

  TestRecord<String, Duplicate> onlyDuplicate() {
    List<TestRecord<String, Duplicate>> all = duplicates();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  List<TestRecord<String, Cluster>> clusters() {
    return read(topics.clusters());
  }

  List<TestRecord<String, Relation>> related() {
    return read(topics.related());
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return read(topics.deadLetters());
  }

  private <K, V> List<TestRecord<K, V>> read(Topic<K, V> topic) {
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

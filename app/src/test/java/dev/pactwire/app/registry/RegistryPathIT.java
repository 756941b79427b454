package dev.pactwire.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import dev.pactwire.testkit.Articles;
import dev.pactwire.testkit.RegistryServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole processor with its topics in Confluent framing, and the registry going away. */
@Timeout(600)
class RegistryPathIT {

  private static final Duration SOON = Duration.ofSeconds(120);

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private RegistryServer registry;
  private String brokers;
  private Topics topics;

  @BeforeEach
  void start() throws Exception {
    Optional<Path> home = RegistryServer.home();
    assumeTrue(
        home.isPresent(),
        "PACTWIRE_REGISTRY_HOME names no unpacked registry server: its tests are left out.");
    registry = keep(new RegistryServer(home.get(), Files.createDirectory(folder.resolve("r"))));
    registry.start();
    DataDirectory directory = keep(DataDirectory.open(folder.resolve("broker")));
    brokers = keep(EmbeddedBroker.start(directory, 0)).bootstrapServers();
    topics = new Topics("", wire());
    Taxonomy taxonomy = Taxonomy.bundled();
    ProcessorConfig config =
        new ProcessorConfig(
            brokers,
            "registry-path",
            folder.resolve("state"),
            1,
            Parameters.defaults(),
            wire(),
            Map.of());
    NewsProcessor processor =
        keep(
            new NewsProcessor(
                config, taxonomy, new Classifier(taxonomy, LanguageDetector.bundled())));
    processor.start();
    assertThat(processor.awaitRunning(SOON)).isTrue();
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  @Tag("fault-31")
  void articlesPassInConfluentFramingAndNoneIsLostWhileTheRegistryIsAway() throws Exception {
    // Given an article that any client of the Confluent API can decode on its way out
    send("a1", encoded(article("a1")));
    ConsumerRecord<String, byte[]> first = await(1).get(0);
    assertThat(ids(List.of(first))).containsExactly("a1");
    ByteBuffer frame = ByteBuffer.wrap(first.value());
    assertThat(frame.get()).isZero();
    assertThat(registry.get("/schemas/ids/" + frame.getInt()).body()).contains("ClassifiedArticle");
    // And one by a writer whose schema the processor has not met
    byte[] stranger = encodedByAStranger(article("a3"));
    // When the registry goes away, and articles of both kinds come
    registry.stop();
    send("a2", encoded(article("a2")));
    // Then the known kind passes all the same
    assertThat(ids(await(2))).containsExactlyInAnyOrder("a1", "a2");
    // And the other waits until the registry is back, and is no dead letter
    send("a3", stranger);
    registry.start();
    assertThat(ids(await(3))).containsExactlyInAnyOrder("a1", "a2", "a3");
    assertThat(read(topics.deadLetters().name())).isEmpty();
  }

  private List<ConsumerRecord<String, byte[]>> await(int count) {
    long deadline = System.nanoTime() + SOON.toNanos();
    List<ConsumerRecord<String, byte[]>> records = read(topics.classified().name());
    while (records.size() < count && System.nanoTime() < deadline) {
      records = read(topics.classified().name());
    }
    assertThat(records).hasSize(count);
    return records;
  }

  private List<String> ids(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .map(r -> topics.classified().valueSerde().deserializer().deserialize(r.topic(), r.value()))
        .map(ClassifiedArticle::getArticle)
        .map(Article::getArticleId)
        .toList();
  }

  /** Everything committed on a topic at this moment. */
  private List<ConsumerRecord<String, byte[]>> read(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  private void send(String id, byte[] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topics.articles().name(), id, value)).get();
    }
  }

  private byte[] encoded(Article article) {
    return topics.articles().valueSerde().serializer().serialize("news.articles", article);
  }

  private byte[] encodedByAStranger(Article article) throws IOException, InterruptedException {
    Schema schema = new Schema.Parser().parse(Article.getClassSchema().toString());
    schema.addProp("writer", "stranger");
    String answer = registry.register("news.articles-value", schema.toString()).body();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int id = new ObjectMapper().readTree(answer).path("id").intValue();
    out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<Article>(schema).write(article, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static Article article(String id) {
    return Articles.article(id, "test", "Title " + id, Articles.text(id.hashCode(), 120));
  }

  private WireFormat wire() {
    return WireFormat.registry(registry.url(), Map.of("request.timeout.ms", 60_000));
  }

  private <T extends AutoCloseable> T keep(T resource) {
    open.add(resource);
    return resource;
  }
}

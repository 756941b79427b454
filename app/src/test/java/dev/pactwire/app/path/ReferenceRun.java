package dev.pactwire.app.path;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.topology.DeadLetterHandler;
import dev.pactwire.processor.topology.NewsTopology;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The same topology in one thread, from fresh state, without transactions or faults. */
final class ReferenceRun {

  private ReferenceRun() {}

  /** What becomes of these records of news.articles, taken in this order. */
  static SortedMap<Position, SortedMap<String, String>> of(
      List<ConsumerRecord<byte[], byte[]>> records, Path state) {
    Topics topics = new Topics();
    List<Position> order = new ArrayList<>();
    Fates fates = new Fates(origin -> order.get(Math.toIntExact(origin.offset())));
    try (TopologyTestDriver driver = driver(topics, state)) {
      var input =
          driver.createInputTopic(
              topics.articles().name(), new ByteArraySerializer(), new ByteArraySerializer());
      for (ConsumerRecord<byte[], byte[]> record : records) {
        order.add(new Position(record.partition(), record.offset()));
        input.pipeInput(
            new TestRecord<>(
                record.key(),
                record.value(),
                new RecordHeaders(record.headers().toArray()),
                Instant.ofEpochMilli(record.timestamp())));
      }
      driver.producedTopicNames().stream()
          .filter(name -> name.startsWith("news."))
          .forEach(name -> enter(driver, name, fates));
    }
    return fates.all();
  }

  private static void enter(TopologyTestDriver driver, String topic, Fates fates) {
    TestOutputTopic<byte[], byte[]> output =
        driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    output
        .readRecordsToList()
        .forEach(record -> fates.enter(topic, record.value(), record.headers()));
  }

  private static TopologyTestDriver driver(Topics topics, Path state) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "reference");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    DeadLetterHandler.install(settings, "", WireFormat.SINGLE_OBJECT);
    Classifier classifier = new Classifier(Taxonomy.bundled(), LanguageDetector.bundled());
    return new TopologyTestDriver(
        new NewsTopology(topics, classifier, Parameters.defaults(), settings).get(), settings);
  }
}

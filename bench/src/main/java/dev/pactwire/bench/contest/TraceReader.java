package dev.pactwire.bench.contest;

import dev.pactwire.bench.cluster.Cluster;
import dev.pactwire.bench.contest.Shelf.Place;
import dev.pactwire.bench.contest.Traces.Output;
import dev.pactwire.bench.contest.Traces.Trace;
import dev.pactwire.processor.dedupe.SeenArticle;
import dev.pactwire.processor.relate.ToldArticle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads back what a run of the news topology has written, from output and internal topics. */
final class TraceReader {

  private static final String CHANGELOG = "-changelog";

  private final Cluster cluster;
  private final String applicationId;
  private final Shelf shelf;
  private final Traces traces = new Traces();

  private TraceReader(Cluster cluster, String applicationId, Shelf shelf) {
    this.shelf = shelf;
    this.cluster = cluster;
    this.applicationId = applicationId;
  }

  static Traces read(Cluster cluster, String applicationId, String input, Shelf shelf) {
    TraceReader reader = new TraceReader(cluster, applicationId, shelf);
    reader.readAll(
        cluster.partitions(
            name ->
                name.startsWith("news.") && !name.equals(input)
                    || name.startsWith(applicationId + "-")));
    return reader.traces;
  }

  private void readAll(List<TopicPartition> partitions) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            cluster.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    Map<TopicPartition, Long> ends = cluster.ends(partitions);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(this::take);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    if (!topic.startsWith(applicationId + "-")) {
      Trace trace = of(record.key());
      Place value = trace.sentBefore(record.value()).orElseGet(() -> shelf.put(record.value()));
      trace.outputs.add(new Output(topic, value, record.headers().toArray()));
    } else if (topic.endsWith(CHANGELOG)) {
      stored(
          topic.substring(applicationId.length() + 1, topic.length() - CHANGELOG.length()), record);
    } else if (topic.endsWith("-all-languages-repartition")) {
      Trace trace = of(record.key());
      trace.traits = shelf.put(record.value());
      trace.traitsTag = record.headers().toArray();
    } else {
      Trace trace = of(record.key());
      trace.block = record.partition();
      trace.candidate = shelf.put(record.value());
      trace.tag = record.headers().toArray();
    }
  }

  private void stored(String store, ConsumerRecord<byte[], byte[]> record) {
    switch (store) {
      case "identities" -> of(record.key()).identity = shelf.put(record.value());
      case "routes" -> of(record.key()).routes = shelf.put(record.value());
      // The key is the id of the cluster's first article.
      case "clusters" -> of(record.key()).cluster = shelf.put(record.value());
      case "seen-articles" -> seen(record);
      case "told-traits" -> told(record);
      default ->
          throw new IllegalStateException(
              "The idle topology has no store '%s' as the news topology has.".formatted(store));
    }
  }

  /** A negative key is no article's: it marks by which rule the articles were judged. */
  private void seen(ConsumerRecord<byte[], byte[]> record) {
    if (ByteBuffer.wrap(record.key()).getLong() >= 0) {
      Trace trace = traces.of(SeenArticle.fromBytes(record.value()).id());
      trace.seenKey = record.key();
      trace.seen = shelf.put(record.value());
    }
  }

  private void told(ConsumerRecord<byte[], byte[]> record) {
    ToldArticle.fromBytes(record.value())
        .map(article -> traces.of(article.id()))
        .ifPresent(
            trace -> {
              trace.toldKey = record.key();
              trace.told = shelf.put(record.value());
            });
  }

  private Trace of(byte[] articleId) {
    return traces.of(new String(articleId, StandardCharsets.UTF_8));
  }
}

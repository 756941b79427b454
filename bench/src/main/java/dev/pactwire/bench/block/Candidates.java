package dev.pactwire.bench.block;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Articles between the two halves of the topology, as bytes, headers and times included. */
final class Candidates {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final List<ConsumerRecord<byte[], byte[]>> records;

  private Candidates(List<ConsumerRecord<byte[], byte[]>> records) {
    this.records = records;
  }

  /** All committed records of a partition, up to an offset. */
  static Candidates read(String bootstrapServers, TopicPartition partition, long end) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return new Candidates(records);
  }

  int count() {
    return records.size();
  }

  double meanBytes() {
    return records.stream().mapToInt(record -> record.value().length).average().orElse(0);
  }

  /** Writes them to a partition, compressed as a processor does. */
  void write(String bootstrapServers, TopicPartition partition) {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records.forEach(
          record ->
              producer.send(
                  new ProducerRecord<>(
                      partition.topic(),
                      partition.partition(),
                      record.timestamp(),
                      record.key(),
                      record.value(),
                      record.headers())));
    }
  }
}

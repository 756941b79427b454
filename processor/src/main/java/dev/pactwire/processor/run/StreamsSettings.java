package dev.pactwire.processor.run;

import dev.pactwire.processor.topology.DeadLetterHandler;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams properties of a processor, each with its reason. */
public final class StreamsSettings {

  private static final int COMMIT_EVERY_MS = 100;
  private static final int BATCH_BYTES = 128 * 1024;

  private StreamsSettings() {}

  /** Pactwire's settings, then the operator's. */
  public static Properties of(ProcessorConfig config) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    // Nothing lost, nothing twice; a short commit interval bounds the delay that each of the two
    // halves of the topology adds.
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MS);
    // Names of internal topics and stores are part of what an upgrade must keep.
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        dev.pactwire.schemas.Topic.MAX_MESSAGE_BYTES);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    // Articles on the way between the halves of the topology are as large as those that come in.
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        dev.pactwire.schemas.Topic.MAX_MESSAGE_BYTES);
    // The default of 16 KB holds two articles, and each pair pays for a batch of its own.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    // A new processor begins with the oldest article that is still there.
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    DeadLetterHandler.install(settings, "", config.wire());
    settings.putAll(config.overrides());
    return settings;
  }
}

package dev.pactwire.schemas;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.config.IdOption;
import io.apicurio.registry.serde.config.SerdeConfig;
import java.net.URI;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Confluent's framing, by Apicurio's serde: a zero byte, the schema's id in four bytes, the binary
 * record. Kafka's headers are neither written nor believed.
 */
final class RegistryWireFormat implements WireFormat {

  static {
    AvroLimits.install();
  }

  private final KnownSchemas known;

  RegistryWireFormat(URI url, Map<String, ?> extra) {
    this.known = new KnownSchemas(new ConfluentRegistry(RegistryOptions.of(url, extra)));
  }

  @Override
  public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
    RegistrySchemas<T> schemas = new RegistrySchemas<>(known);
    Map<String, ?> config =
        Map.of(
            SerdeConfig.USE_ID,
            IdOption.contentId.name(),
            AvroSerdeConfig.AVRO_DATUM_PROVIDER,
            RegistryRecords.class,
            RegistryRecords.TYPE,
            type);
    AvroKafkaSerializer<T> writer = new AvroKafkaSerializer<>(schemas);
    writer.configure(config, false);
    AvroKafkaDeserializer<T> reader = new AvroKafkaDeserializer<>(schemas);
    reader.configure(config, false);
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : encode(writer, topic, value),
        (topic, bytes) -> bytes == null ? null : decode(reader, type, topic, bytes));
  }

  private static <T> byte[] encode(AvroKafkaSerializer<T> writer, String topic, T value) {
    try {
      return writer.serialize(topic, value);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new SerializationException(
          "A %s could not be encoded: %s"
              .formatted(value.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  private static <T> T decode(Deserializer<T> reader, Class<T> type, String topic, byte[] bytes) {
    try {
      return type.cast(reader.deserialize(topic, bytes));
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new SerializationException(
          "%d bytes are no %s: %s".formatted(bytes.length, type.getSimpleName(), e.getMessage()),
          e);
    }
  }
}

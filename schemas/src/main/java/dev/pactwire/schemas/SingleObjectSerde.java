package dev.pactwire.schemas;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro single-object encoding of one generated record class. Any released schema of the record is
 * understood; what cannot be read is a {@link SerializationException} that says why in a sentence.
 */
final class SingleObjectSerde<T extends SpecificRecord> implements Serde<T> {

  static {
    AvroLimits.install();
  }

  private final Class<T> type;
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  private SingleObjectSerde(Class<T> type) {
    Schema schema = SpecificData.get().getSchema(type);
    SpecificData model = SpecificData.getForClass(type);
    this.type = type;
    this.encoder = new BinaryMessageEncoder<>(model, schema);
    this.decoder = new BinaryMessageDecoder<>(model, schema, Released.SCHEMAS);
  }

  static <T extends SpecificRecord> Serde<T> of(Class<T> type) {
    return new SingleObjectSerde<>(type);
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : encode(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : decode(bytes);
  }

  private byte[] encode(T value) {
    try {
      ByteBuffer encoded = encoder.encode(value);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "A " + type.getSimpleName() + " could not be encoded: " + e.getMessage(), e);
    }
  }

  private T decode(byte[] bytes) {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    try {
      T value = decoder.decode(in, null);
      if (in.available() > 0) {
        throw new IOException(in.available() + " bytes are left over at its end.");
      }
      return value;
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          bytes.length + " bytes are no " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  /** Read once, when the first serde is made. */
  private static final class Released {
    static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();
  }
}

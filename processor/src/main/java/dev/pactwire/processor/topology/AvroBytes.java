package dev.pactwire.processor.topology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's binary encoding, put together in pieces: a record's encoding is that of its fields one
 * after the other, so that what is encoded already can be copied.
 */
final class AvroBytes {

  private final ByteArrayOutputStream bytes;
  private final BinaryEncoder encoder;

  /** An encoding that is still empty. */
  AvroBytes(int expectedBytes) {
    bytes = new ByteArrayOutputStream(expectedBytes);
    encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
  }

  /** Writes records of one generated class; safe for use by many threads. */
  static <T extends SpecificRecord> DatumWriter<T> writer(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    return new SpecificDatumWriter<>(model.getSchema(type), model);
  }

  /** The bytes of a field, which stays as it is. */
  static byte[] copyOf(ByteBuffer field) {
    byte[] bytes = new byte[field.remaining()];
    field.duplicate().get(bytes);
    return bytes;
  }

  AvroBytes add(int value) {
    return with(() -> encoder.writeInt(value));
  }

  AvroBytes add(Enum<?> symbol) {
    return with(() -> encoder.writeEnum(symbol.ordinal()));
  }

  <T> AvroBytes add(DatumWriter<T> writer, T record) {
    return with(() -> writer.write(record, encoder));
  }

  /** Adds what is encoded already. */
  AvroBytes addEncoded(byte[] part) {
    return with(() -> encoder.writeFixed(part));
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private AvroBytes with(Writing writing) {
    try {
      writing.run();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return this;
  }
}

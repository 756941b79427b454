package dev.pactwire.processor.topology;

import dev.pactwire.schemas.Article;
import java.util.Arrays;
import java.util.Collection;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * An article as it comes in, with its Avro binary encoding, which goes into outputs as it is.
 *
 * @param article the article
 * @param encoded its encoding under today's schema, without framing
 */
record Incoming(Article article, byte[] encoded) {

  private static final char REPLACEMENT = '\uFFFD';

  private static final DatumWriter<Article> WRITER = AvroBytes.writer(Article.class);

  /** What stands before the encoding of an article that was written with today's schema. */
  private static final byte[] FRAME = frame();

  /** Reads incoming values; they are never written. */
  static Serde<Incoming> serde(Serde<Article> articles) {
    Deserializer<Article> reader = articles.deserializer();
    return Serdes.serdeFrom(
        (topic, incoming) -> {
          throw new UnsupportedOperationException("Incoming records are only read.");
        },
        (topic, bytes) -> bytes == null ? null : of(reader.deserialize(topic, bytes), bytes));
  }

  private static Incoming of(Article article, byte[] value) {
    boolean isReady = startsWithFrame(value) && !holdsReplacement(article);
    return new Incoming(
        article, isReady ? Arrays.copyOfRange(value, FRAME.length, value.length) : encode(article));
  }

  private static byte[] encode(Article article) {
    return new AvroBytes(2 * article.getText().length() + 512).add(WRITER, article).toBytes();
  }

  private static boolean startsWithFrame(byte[] value) {
    return value.length >= FRAME.length
        && Arrays.equals(value, 0, FRAME.length, FRAME, 0, FRAME.length);
  }

  /**
   * Whether a text holds what a decoder puts in the place of broken UTF-8. Such an article is
   * encoded anew, so that nothing broken goes out.
   */
  private static boolean holdsReplacement(Object value) {
    if (value instanceof String text) {
      return text.indexOf(REPLACEMENT) >= 0;
    }
    if (value instanceof Collection<?> items) {
      return items.stream().anyMatch(Incoming::holdsReplacement);
    }
    if (value instanceof IndexedRecord record) {
      for (int field = 0; field < record.getSchema().getFields().size(); field++) {
        if (holdsReplacement(record.get(field))) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] frame() {
    long schema = SchemaNormalization.parsingFingerprint64(Article.getClassSchema());
    byte[] frame = new byte[10];
    frame[0] = (byte) 0xC3;
    frame[1] = 1;
    for (int i = 0; i < Long.BYTES; i++) {
      frame[2 + i] = (byte) (schema >>> 8 * i);
    }
    return frame;
  }
}

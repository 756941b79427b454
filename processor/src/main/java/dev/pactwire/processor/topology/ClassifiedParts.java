package dev.pactwire.processor.topology;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Labels;
import dev.pactwire.schemas.Lineage;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * A {@link ClassifiedArticle} in encoded parts, each written where it is known: the change, the
 * head (revision, the article as it came in, its {@link Labels}), its {@link Lineage}. One after
 * the other they are the encoding of the whole, so that no text is encoded a second time on its way
 * through the topology.
 */
final class ClassifiedParts {

  private static final int REST = 256;
  private static final DatumWriter<Labels> LABELS = AvroBytes.writer(Labels.class);
  private static final DatumWriter<Lineage> LINEAGE = AvroBytes.writer(Lineage.class);

  private ClassifiedParts() {}

  /**
   * The head of an output.
   *
   * @param article the article in binary encoding
   */
  static byte[] head(int revision, byte[] article, Labels labels) {
    return new AvroBytes(article.length + 2048)
        .add(revision)
        .addEncoded(article)
        .add(LABELS, labels)
        .toBytes();
  }

  /** The whole, in the framing of its topic. */
  static byte[] whole(byte[] frame, Change change, byte[] head, Lineage lineage) {
    return new AvroBytes(frame.length + head.length + REST)
        .addEncoded(frame)
        .add(change)
        .addEncoded(head)
        .add(LINEAGE, lineage)
        .toBytes();
  }

  /** The article that a head was made for, as if it were new and stood alone. */
  static ClassifiedArticle read(byte[] head) {
    byte[] whole = whole(new byte[0], Change.NEW, head, new Lineage("", List.of(), null, ""));
    try {
      return new SpecificDatumReader<>(ClassifiedArticle.class)
          .read(null, DecoderFactory.get().binaryDecoder(whole, null));
    } catch (IOException e) {
      throw new UncheckedIOException("The head of a classified article cannot be read.", e);
    }
  }

  /** What a topic's values begin with, before the encoding: an identifier of the schema. */
  static byte[] frame(Topic<String, ClassifiedArticle> topic) {
    ClassifiedArticle smallest = smallest();
    byte[] framed = topic.valueSerde().serializer().serialize(topic.name(), smallest);
    int encoded =
        new AvroBytes(REST)
            .add(AvroBytes.writer(ClassifiedArticle.class), smallest)
            .toBytes()
            .length;
    return Arrays.copyOf(framed, framed.length - encoded);
  }

  private static ClassifiedArticle smallest() {
    return ClassifiedArticle.newBuilder()
        .setChange(Change.NEW)
        .setRevision(0)
        .setArticle(
            Article.newBuilder()
                .setArticleId("")
                .setSource("")
                .setTitle("")
                .setText("")
                .setFetchedAt(Instant.EPOCH)
                .build())
        .setLanguage("")
        .setTaxonomyVersion("")
        .setClusterId("")
        .setOrigin(new Origin(0, 0L, Instant.EPOCH))
        .build();
  }
}

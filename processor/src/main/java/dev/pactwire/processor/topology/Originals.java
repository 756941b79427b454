package dev.pactwire.processor.topology;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Candidate;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.io.UncheckedIOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/** Finds the incoming article in whatever a step has made of it, for its dead letter. */
final class Originals {

  private static final Serde<Candidate> CANDIDATES =
      WireFormat.SINGLE_OBJECT.serde(Candidate.class);

  private final Topics topics;

  Originals(Topics topics) {
    this.topics = topics;
  }

  /** The source of an incoming record; empty when it cannot be read. */
  String sourceOf(byte[] value) {
    try {
      Article article = topics.articles().valueSerde().deserializer().deserialize("", value);
      return article == null ? "" : article.getSource();
    } catch (SerializationException e) {
      return "";
    }
  }

  /** The incoming article inside a record between the two halves; else the record itself. */
  byte[] articleIn(byte[] value) {
    if (value == null) {
      return null;
    }
    try {
      Candidate candidate = CANDIDATES.deserializer().deserialize("", value);
      return topics
          .articles()
          .valueSerde()
          .serializer()
          .serialize(
              topics.articles().name(),
              ClassifiedParts.read(AvroBytes.copyOf(candidate.getHead())).getArticle());
    } catch (SerializationException | UncheckedIOException e) {
      return value;
    }
  }
}

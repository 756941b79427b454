package dev.pactwire.processor.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * What stands before the text in an encoded head of {@link ClassifiedParts}: enough to know an
 * article by, without decoding it.
 *
 * @param source the feed or producer it came from
 * @param url its canonical link, else the link as delivered, else empty
 * @param title its headline
 */
record ArticleGlance(String source, String url, String title) {

  /** Reads the fields of an Article in their order, as far as the title. */
  static ArticleGlance at(byte[] head) {
    BinaryDecoder in = DecoderFactory.get().binaryDecoder(head, null);
    try {
      in.readInt(); // revision
      in.skipString(); // articleId
      String source = in.readString();
      optional(in); // sourceCountry
      optional(in); // guid
      String url = optional(in);
      String canonical = optional(in);
      return new ArticleGlance(source, canonical.isEmpty() ? url : canonical, in.readString());
    } catch (IOException e) {
      throw new UncheckedIOException("The head of a classified article cannot be read.", e);
    }
  }

  private static String optional(BinaryDecoder in) throws IOException {
    return in.readIndex() == 0 ? "" : in.readString();
  }
}

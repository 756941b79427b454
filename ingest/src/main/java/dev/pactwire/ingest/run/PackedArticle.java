package dev.pactwire.ingest.run;

import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** An article as its Avro bytes: a few hundred, where the object takes thousands. */
final class PackedArticle {
  private final String id;
  private final byte[] bytes;

  private PackedArticle(String id, byte[] bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  static PackedArticle of(Article article) {
    try {
      ByteBuffer written = article.toByteBuffer();
      byte[] bytes = new byte[written.remaining()];
      written.get(bytes);
      return new PackedArticle(article.getArticleId(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("An article cannot be written into memory.", e);
    }
  }

  /** The article's id. */
  String id() {
    return id;
  }

  /** The article itself. */
  Article open() {
    try {
      return Article.fromByteBuffer(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("An article cannot be read from memory.", e);
    }
  }
}

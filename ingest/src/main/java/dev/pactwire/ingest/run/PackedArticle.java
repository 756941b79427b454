package dev.pactwire.ingest.run;

import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An article as its Avro bytes, compressed: some hundred, where the object takes thousands. */
final class PackedArticle {
  private final String id;
  private final Deflated bytes;

  private PackedArticle(String id, Deflated bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  static PackedArticle of(Article article) {
    try {
      return new PackedArticle(article.getArticleId(), Deflated.of(article.toByteBuffer()));
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
      return Article.fromByteBuffer(bytes.open());
    } catch (IOException e) {
      throw new UncheckedIOException("An article cannot be read from memory.", e);
    }
  }
}

package dev.pactwire.app.path;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;

/**
 * A record as it is published to news.articles; key or value may be missing or make no sense.
 *
 * @param kind what the test means by it
 */
record Incoming(Kind kind, byte[] key, byte[] value) {

  /** What a record is meant to be; which of several copies comes first is up to the brokers. */
  enum Kind {
    NEWS,
    UPDATE,
    REPEAT,
    COPY,
    RETRACTION,
    UNUSABLE
  }

  static Incoming of(Kind kind, Article article) {
    return keyed(kind, article.getArticleId(), article);
  }

  static Incoming keyed(Kind kind, String key, Article article) {
    Topics topics = new Topics();
    return new Incoming(
        kind,
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        topics.articles().valueSerde().serializer().serialize(topics.articles().name(), article));
  }

  static Incoming raw(String key, byte[] value) {
    return new Incoming(Kind.UNUSABLE, key.getBytes(StandardCharsets.UTF_8), value);
  }
}

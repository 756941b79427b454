package dev.pactwire.app.taxonomy;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Articles that arrived on {@code news.articles} within a span; what cannot be read is left out.
 */
public final class SampleLog implements Sample {
  private final Connection connection;
  private final Span span;

  public SampleLog(Connection connection, Span span) {
    this.connection = connection;
    this.span = span;
  }

  @Override
  public void forEach(Consumer<SampleArticle> reader) {
    Topic<String, Article> articles = connection.topics().articles();
    try (LogReader log = new LogReader(connection.client(), List.of(articles.name()), span)) {
      log.readOn(
          record ->
              article(articles, record.value())
                  .ifPresent(
                      article ->
                          reader.accept(
                              new SampleArticle(article.getArticleId(), document(article)))));
    }
  }

  private static Optional<Article> article(Topic<String, Article> articles, byte[] value) {
    try {
      return Optional.ofNullable(
              articles.valueSerde().deserializer().deserialize(articles.name(), value))
          .filter(article -> !article.getText().isBlank() || !article.getTitle().isBlank());
    } catch (SerializationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Document document(Article article) {
    return new Document(
        article.getTitle(),
        article.getText(),
        Optional.empty(),
        article.getSourceCountry(),
        article.getPublishedAt());
  }
}

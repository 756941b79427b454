package dev.pactwire.bench.dashboard;

import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Evidence;
import dev.pactwire.schemas.EvidenceField;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Role;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Publishes articles at an even pace, each with the time at which it was due in its title.
 *
 * @param rate articles a second
 * @param warmUp seconds of articles that are not counted
 * @param seconds seconds of those that are
 */
record Publishing(String servers, int rate, int warmUp, int seconds) {
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");

  /** Publishes to news.articles, or as the processor would to news.classified. */
  void publish(Topics topics, boolean whole) {
    Corpus corpus = Corpus.from(Optional.empty());
    if (whole) {
      send(topics.articles(), corpus, article -> article, number -> List.of());
    } else {
      send(
          topics.classified(),
          corpus,
          Publishing::classified,
          number -> new OutcomeHeaders(new Position(0, number), "bench", Outcome.NEW).asHeaders());
    }
  }

  private interface Finish<V> {
    V of(Article article);
  }

  private <V> void send(
      Topic<String, V> topic,
      Corpus corpus,
      Finish<V> finish,
      IntFunction<? extends Iterable<Header>> headers) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", servers, "acks", "all", "compression.type", "lz4");
    try (Producer<String, V> producer =
        new KafkaProducer<>(
            settings, topic.keySerde().serializer(), topic.valueSerde().serializer())) {
      long gap = TimeUnit.SECONDS.toNanos(1) / rate;
      long start = System.nanoTime() + gap;
      for (int i = 0; i < rate * (warmUp + seconds); i++) {
        long due = start + i * gap;
        Article article = Article.newBuilder(corpus.article(i)).setTitle(title(i, due)).build();
        V value = finish.of(article);
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        producer.send(
            new ProducerRecord<>(
                topic.name(), null, article.getArticleId(), value, headers.apply(i)));
      }
    }
  }

  /** Subscribers look for the mark of those that count. */
  private String title(int number, long due) {
    return number < rate * warmUp ? "Warming up" : "T@" + due + "@";
  }

  private static ClassifiedArticle classified(Article article) {
    Evidence evidence = new Evidence(EvidenceField.TEXT, 0, 4, "some", "nato/name", 2.0);
    return ClassifiedArticle.newBuilder()
        .setChange(Change.NEW)
        .setRevision(1)
        .setArticle(article)
        .setLanguage("en")
        .setCountries(List.of(new Label("US", Role.FOCUS, 0.9, List.of(evidence))))
        .setRegions(List.of(new Label("northern-america", Role.FOCUS, 0.9, List.of(evidence))))
        .setAlliances(List.of(new Label("nato", Role.FOCUS, 0.9, List.of(evidence))))
        .setTaxonomyVersion("bench")
        .setClusterId(article.getArticleId())
        .setOrigin(new Origin(0, 0L, AT))
        .build();
  }
}

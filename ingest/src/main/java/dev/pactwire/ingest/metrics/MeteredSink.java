package dev.pactwire.ingest.metrics;

import dev.pactwire.ingest.run.ArticleSink;
import dev.pactwire.ingest.run.ArticleSink.Delivery.Undelivered;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.FeedWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what is handed on: {@code pactwire.ingest.articles}, {@code pactwire.ingest.lag} by step
 * (published: from the publisher's time to ours, where it is under a week; stored: from ours until
 * Kafka has it), {@code pactwire.ingest.undelivered} and {@code pactwire.ingest.polls} by state.
 */
public final class MeteredSink implements ArticleSink {

  private static final Duration LONGEST = Duration.ofDays(7);

  /** Of a histogram over all feeds, which can be added up over instances. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(10),
    Duration.ofHours(1),
    Duration.ofHours(4),
    Duration.ofDays(1)
  };

  private final ArticleSink sink;
  private final MeterRegistry registry;
  private final Counter articles;
  private final Counter undelivered;
  private final Timer published;
  private final Timer stored;

  /** A measured sink; the inner one is closed with it. */
  public MeteredSink(ArticleSink sink, MeterRegistry registry) {
    this.sink = sink;
    this.registry = registry;
    articles = registry.counter("pactwire.ingest.articles");
    undelivered = registry.counter("pactwire.ingest.undelivered");
    published = lag("published");
    stored = lag("stored");
  }

  private Timer lag(String step) {
    return Timer.builder("pactwire.ingest.lag")
        .description("How long an article is on its way")
        .tag("step", step)
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  @Override
  public Batch begin() {
    Batch batch = sink.begin();
    List<Article> held = new ArrayList<>();
    Timer.Sample sample = Timer.start(registry);
    return new Batch() {
      @Override
      public void add(String where, Article article) {
        batch.add(where, article);
        held.add(article);
      }

      @Override
      public Delivery await() {
        Delivery delivery = batch.await();
        if (delivery instanceof Undelivered) {
          undelivered.increment();
        } else if (!held.isEmpty()) {
          sample.stop(stored);
          articles.increment(held.size());
          held.forEach(MeteredSink.this::lag);
        }
        held.clear();
        return delivery;
      }
    };
  }

  private void lag(Article article) {
    article
        .getPublishedAt()
        .map(at -> Duration.between(at, article.getFetchedAt()))
        .filter(time -> !time.isNegative() && time.compareTo(LONGEST) < 0)
        .ifPresent(published::record);
  }

  @Override
  public void status(FeedStatus status) {
    registry
        .counter(
            "pactwire.ingest.polls", "state", status.getState().name().toLowerCase(Locale.ROOT))
        .increment();
    sink.status(status);
  }

  @Override
  public void watch(FeedWatch watch) {
    sink.watch(watch);
  }

  @Override
  public void close() {
    sink.close();
  }
}

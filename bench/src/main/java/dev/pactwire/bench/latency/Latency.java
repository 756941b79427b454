package dev.pactwire.bench.latency;

import dev.pactwire.schemas.Article;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes articles at an even pace and takes the time until a read_committed consumer sees what
 * became of each.
 *
 * <p>The time of an article begins when it was due to be published. A publisher that is held up by
 * the system under test does not hide the delay thereby (coordinated omission).
 */
public final class Latency {

  private static final Duration OUTCOME_WITHIN = Duration.ofSeconds(30);

  private final Producer<String, Article> producer;
  private final Outcomes outcomes;
  private final String topic;

  /**
   * A measurement on a processor that is running.
   *
   * @param producer publishes to {@code topic}
   * @param outcomes sees what comes out
   */
  public Latency(Producer<String, Article> producer, String topic, Outcomes outcomes) {
    this.producer = producer;
    this.topic = topic;
    this.outcomes = outcomes;
  }

  /**
   * Publishes articles for a while and waits for the outcome of each.
   *
   * @param articles gives the article with a number
   * @param from first number
   * @param rate articles in a second
   * @param span how long
   * @return times in microseconds
   */
  public Histogram measure(IntFunction<Article> articles, int from, int rate, Duration span) {
    int count = Math.toIntExact(rate * span.toSeconds());
    long gap = TimeUnit.SECONDS.toNanos(1) / rate;
    outcomes.expect(count);
    long start = System.nanoTime() + gap;
    for (int i = 0; i < count; i++) {
      Article article = articles.apply(from + i);
      long due = start + i * gap;
      awaitTime(due);
      outcomes.due(article.getArticleId(), due);
      producer.send(new ProducerRecord<>(topic, article.getArticleId(), article));
    }
    return outcomes.awaitAll(OUTCOME_WITHIN);
  }

  private static void awaitTime(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

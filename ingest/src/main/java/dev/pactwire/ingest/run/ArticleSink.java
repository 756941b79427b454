package dev.pactwire.ingest.run;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.FeedWatch;
import java.util.List;

/** Where articles go. Safe for use by several threads. */
public interface ArticleSink extends AutoCloseable {

  /** What became of everything handed over so far by the calling thread. */
  sealed interface Delivery {

    /**
     * All of it is safely stored, except for articles that can never be: to hand them over again is
     * of no use.
     *
     * @param rejected one sentence for each such article
     */
    record Delivered(List<String> rejected) implements Delivery {
      /** Delivered, with what was rejected. */
      public Delivered {
        rejected = List.copyOf(rejected);
      }
    }

    /**
     * Some of it is not; whoever handed it over must do so again.
     *
     * @param reason one sentence
     */
    record Undelivered(String reason) implements Delivery {}
  }

  /** Things handed over together, of which the outcome is asked for together. */
  interface Batch {

    /**
     * Hands over an article; blocks while the way is congested.
     *
     * @param where what a sentence about the article calls it, such as file and line
     */
    void add(String where, Article article);

    /** Waits until all of it is stored or has failed. */
    Delivery await();
  }

  /** Begins a batch. */
  Batch begin();

  /** Hands over the status of a feed; of no consequence if it gets lost. */
  void status(FeedStatus status);

  /** Hands over what is watched of a feed; of little consequence if it gets lost. */
  default void watch(FeedWatch watch) {}

  /** Waits for what is under way, then ends. */
  @Override
  void close();
}

package dev.pactwire.ingest.run;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.FeedWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is given; refuses while told to, and rejects titles it is told to. */
public final class MemorySink implements ArticleSink {

  public final List<Article> articles = new CopyOnWriteArrayList<>();
  final List<FeedStatus> statuses = new CopyOnWriteArrayList<>();
  final List<FeedWatch> watches = new CopyOnWriteArrayList<>();
  volatile boolean refusing;
  volatile String rejectedTitle = "";

  @Override
  public Batch begin() {
    List<Article> held = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    return new Batch() {
      @Override
      public void add(String where, Article article) {
        if (article.getTitle().equals(rejectedTitle)) {
          rejected.add(where + " is too large.");
        } else {
          held.add(article);
        }
      }

      @Override
      public Delivery await() {
        if (refusing && !held.isEmpty()) {
          return new Delivery.Undelivered("The sink refuses.");
        }
        articles.addAll(held);
        return new Delivery.Delivered(rejected);
      }
    };
  }

  @Override
  public void status(FeedStatus status) {
    statuses.add(status);
  }

  @Override
  public void watch(FeedWatch watch) {
    watches.add(watch);
  }

  @Override
  public void close() {}
}

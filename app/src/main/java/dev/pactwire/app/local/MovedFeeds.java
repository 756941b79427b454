package dev.pactwire.app.local;

import dev.pactwire.ingest.publish.FeedRecords;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.ingest.run.IngestListener;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import java.net.URI;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the new address of a feed that has moved for good to {@code news.feeds}. */
final class MovedFeeds implements IngestListener {
  private static final Logger LOG = LoggerFactory.getLogger(MovedFeeds.class);

  private final IngestListener next;
  private volatile FeedStore store;

  MovedFeeds(IngestListener next) {
    this.next = next;
  }

  /** From now on moves are written; before, the list of feeds is the user's own file. */
  void writeTo(FeedStore feeds) {
    store = feeds;
  }

  @Override
  public void polled(PollReport report) {
    next.polled(report);
  }

  @Override
  public void moved(FeedDefinition feed, URI to) {
    next.moved(feed, to);
    FeedStore feeds = store;
    if (feeds == null) {
      LOG.warn("Feed {} has moved to {}: its list should say so.", feed.id(), to);
      return;
    }
    try {
      feeds.put(
          List.of(
              FeedRecords.of(
                  new FeedDefinition(
                      feed.id(),
                      to,
                      feed.title(),
                      feed.language(),
                      feed.country(),
                      feed.interval()))));
    } catch (KafkaException problem) {
      // It is still redirected, and noticed again after the next week.
      LOG.warn(
          "The new address of feed {} could not be written: {}", feed.id(), problem.toString());
    }
  }
}

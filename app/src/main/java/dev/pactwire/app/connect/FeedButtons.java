package dev.pactwire.app.connect;

import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.dashboard.operate.FeedControl;
import dev.pactwire.ingest.publish.FeedDesk;
import dev.pactwire.schemas.Pause;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** What the dashboard's buttons do with feeds: the same as {@code pactwire feeds}. */
final class FeedButtons implements FeedControl {
  private final StoredFeeds feeds;
  private final Clock clock;

  FeedButtons(Connection connection, Clock clock) {
    this.feeds = new StoredFeeds(connection);
    this.clock = clock;
  }

  @Override
  public Outcome pause(String feed, String by, String reason) {
    return change(desk -> desk.pause(List.of(feed), new Pause(by, clock.instant(), reason)));
  }

  @Override
  public Outcome resume(String feed) {
    return change(desk -> desk.resume(List.of(feed)));
  }

  private Outcome change(Function<FeedDesk, FeedDesk.Change> work) {
    try {
      FeedDesk.Change change = feeds.with(store -> work.apply(new FeedDesk(store)));
      if (change instanceof FeedDesk.Change.Unknown unknown) {
        return new Outcome.Refused(
            "There is no feed '%s' in news.feeds: it is polled from a list of its own."
                .formatted(unknown.id()));
      }
      return new Outcome.Done();
    } catch (CommandFailure e) {
      return new Outcome.Failed("It could not be written: " + e.getMessage());
    }
  }
}

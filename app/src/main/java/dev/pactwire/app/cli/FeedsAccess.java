package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.PactwireTopics;
import dev.pactwire.app.connect.StoredFeeds;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.ingest.publish.FeedDesk;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.schemas.Feed;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** The way to the feeds in Kafka that all subcommands have in common. */
final class FeedsAccess {
  @Mixin private BrokerOptions brokers;

  @Mixin private ConfigurationOptions options;

  Configuration configuration(Context context) {
    return options.read(context, brokers.flags());
  }

  /**
   * Does something with the feeds; the topics are made where they are missing.
   *
   * @throws CommandFailure when the brokers do not answer or refuse
   */
  <T> T with(Context context, Function<FeedStore, T> work) {
    Connection connection = Connection.of(configuration(context));
    new Brokers(connection, context.console()).await();
    new PactwireTopics(connection).ensureForIngest().forEach(context.console()::complain);
    return new StoredFeeds(connection).with(work);
  }

  /** The feed of an id. */
  static Feed require(Map<String, Feed> feeds, String id) {
    Feed feed = feeds.get(id);
    if (feed == null) {
      throw unknown(id);
    }
    return feed;
  }

  /** The feeds of some ids. */
  static List<Feed> require(Map<String, Feed> feeds, List<String> ids) {
    return ids.stream().map(id -> require(feeds, id)).toList();
  }

  /**
   * What was changed.
   *
   * @throws CommandFailure naming the feed that there is not
   */
  static FeedDesk.Change.Done done(FeedDesk.Change change) {
    if (change instanceof FeedDesk.Change.Done done) {
      return done;
    }
    throw unknown(((FeedDesk.Change.Unknown) change).id());
  }

  /**
   * What was done to a feed.
   *
   * @param what such as {@code paused}
   */
  static String done(JsonOption json, String id, String what) {
    return json.given() ? AsJson.done(id, what) : "Feed %s is %s.".formatted(id, what);
  }

  private static CommandFailure unknown(String id) {
    return CommandFailure.failed("There is no feed '%s' in news.feeds.".formatted(id));
  }
}

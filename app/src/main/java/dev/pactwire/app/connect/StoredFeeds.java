package dev.pactwire.app.connect;

import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.publish.FeedStore;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;

/** The feeds that are kept in Kafka. */
public final class StoredFeeds {
  private final Connection connection;

  public StoredFeeds(Connection connection) {
    this.connection = connection;
  }

  /**
   * Does something with the feeds.
   *
   * @throws CommandFailure when the brokers refuse
   */
  public <T> T with(Function<FeedStore, T> work) {
    try (FeedStore store = new FeedStore(connection.client(), connection.topics())) {
      return work.apply(store);
    } catch (KafkaException problem) {
      throw CommandFailure.failed(problem.getMessage(), problem);
    }
  }
}

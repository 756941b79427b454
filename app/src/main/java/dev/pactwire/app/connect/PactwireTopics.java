package dev.pactwire.app.connect;

import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** The topics as commands need them that bring no processor. */
public final class PactwireTopics {
  private final Connection connection;

  public PactwireTopics(Connection connection) {
    this.connection = connection;
  }

  /**
   * Creates the topics that ingestion writes, where they are missing.
   *
   * @return one sentence for each setting that is not as it should be
   * @throws CommandFailure when that is refused
   */
  public List<String> ensureForIngest() {
    Topics topics = connection.topics();
    return ensure(
        topics.articles(),
        topics.feeds(),
        topics.feedStatus(),
        topics.feedWatch(),
        topics.pushAnswers());
  }

  /**
   * Creates the topics of alerts, where they are missing.
   *
   * @return one sentence for each setting that is not as it should be
   * @throws CommandFailure when that is refused
   */
  public List<String> ensureForAlerts() {
    return ensure(connection.topics().alerts(), connection.topics().alertNotes());
  }

  private List<String> ensure(Topic<?, ?>... topics) {
    try (Admin admin = Admin.create(connection.client())) {
      return new TopicSetup(admin).ensure(List.of(topics)).differences();
    } catch (KafkaException e) {
      throw CommandFailure.failed("The topics cannot be prepared: " + e.getMessage(), e);
    }
  }

  /**
   * Returns when all topics are there that the ledger is drawn from.
   *
   * @throws CommandFailure naming the first that is missing
   */
  public void requireForLedger() {
    Topics topics = connection.topics();
    require(topics.articles(), topics.classified(), topics.duplicates(), topics.deadLetters());
  }

  private void require(Topic<?, ?>... topics) {
    Set<String> there = names();
    Stream.of(topics)
        .filter(topic -> !there.contains(topic.name()))
        .findFirst()
        .ifPresent(
            topic -> {
              throw CommandFailure.failed(
                  "There is no topic %s at %s: has a processor ever run there?"
                      .formatted(topic.name(), connection.bootstrapServers()));
            });
  }

  private Set<String> names() {
    try (Admin admin = Admin.create(connection.client())) {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw CommandFailure.failed("The topics cannot be listed: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while listing topics.", e);
    }
  }
}

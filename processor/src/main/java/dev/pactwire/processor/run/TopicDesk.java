package dev.pactwire.processor.run;

import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;

/** What a processor asks of the brokers about its topics, with bounded patience. */
final class TopicDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FOR_A_LIST = Duration.ofSeconds(15);

  private final Map<String, Object> client = new HashMap<>();
  private final List<Topic<?, ?>> topics;

  /**
   * A desk for these topics.
   *
   * @param settings of the processor; {@code default.api.timeout.ms} in them is the patience
   */
  TopicDesk(Properties settings, List<Topic<?, ?>> topics) {
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    client.putAll(known(settings, AdminClientConfig.configNames()));
    this.topics = List.copyOf(topics);
  }

  /**
   * What of a processor's settings is for the connection of a consumer that belongs to no group.
   */
  static Map<String, Object> consumerSettings(Properties settings) {
    Map<String, Object> consumer = known(settings, AdminClientConfig.configNames());
    consumer.keySet().retainAll(ConsumerConfig.configNames());
    return consumer;
  }

  private static Map<String, Object> known(Properties settings, Set<String> names) {
    Map<String, Object> known = new HashMap<>();
    settings.forEach(
        (key, value) -> {
          if (names.contains(key.toString())) {
            known.put(key.toString(), value);
          }
        });
    return known;
  }

  /**
   * Creates the topics that are missing.
   *
   * @return one sentence for each topic setting that is not as it should be
   * @throws BrokersUnavailableException when no broker answers
   */
  List<String> prepare() {
    try (Admin admin = Admin.create(client)) {
      return new TopicSetup(admin).ensure(topics).differences();
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      throw new BrokersUnavailableException(
          "No Kafka broker at %s answered within %s ms, so that the topics could not be prepared."
              .formatted(
                  client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
                  client.get(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG)),
          e);
    }
  }

  /** One sentence for each topic that takes other sizes than it should. */
  List<String> narrowTopics() {
    try {
      return prepare().stream()
          .filter(difference -> difference.contains(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
          .toList();
    } catch (KafkaException e) {
      return List.of();
    }
  }

  /** Names of the topics that have disappeared; none when no broker answers soon. */
  SortedSet<String> missing() {
    SortedSet<String> missing = new TreeSet<>();
    try (Admin admin = Admin.create(client)) {
      Set<String> there =
          admin.listTopics().names().get(FOR_A_LIST.toMillis(), TimeUnit.MILLISECONDS);
      topics.stream().map(Topic::name).filter(n -> !there.contains(n)).forEach(missing::add);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      // A client cannot even be made while the brokers' names stand for no address.
      missing.clear();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return missing;
  }
}

package dev.pactwire.processor.run;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream threads of a processor: how many there shall be, whether any is left, how they go. */
final class Workers {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final String DEAD = "DEAD";

  private Workers() {}

  static int count(Properties settings) {
    return Integer.parseInt(
        settings.getOrDefault(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1).toString());
  }

  /**
   * Kafka Streams goes on without a thread when the one in place of a failed thread cannot be made,
   * as while the brokers' names stand for no address.
   */
  static boolean remain(KafkaStreams streams) {
    try {
      return !streams.state().isRunningOrRebalancing()
          || streams.metadataForLocalThreads().stream()
              .anyMatch(thread -> !thread.threadState().equals(DEAD));
    } catch (IllegalStateException e) {
      LOG.debug("It has ended just now.", e);
      return true;
    }
  }

  /**
   * A member that just goes holds its work until its session has run out, and a restarted one is a
   * new member that waits for that too. Only an operator who names members wants a place kept.
   */
  static GroupMembershipOperation farewell(Properties settings) {
    boolean named =
        settings.keySet().stream()
            .anyMatch(key -> key.toString().endsWith(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
    return named ? GroupMembershipOperation.REMAIN_IN_GROUP : GroupMembershipOperation.LEAVE_GROUP;
  }
}

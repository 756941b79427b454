package dev.pactwire.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PulseTest {
  private static final TopicPartition NEWS = new TopicPartition("news.classified", 0);

  private final AtomicLong nanos = new AtomicLong();

  @Test
  @Tag("fault-8")
  void brokersThatDoNotAnswerAreSaidToBeSilentUntilTheyDo() {
    // Given
    try (MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest")) {
      consumer.assign(List.of(NEWS));
      consumer.updateEndOffsets(Map.of(NEWS, 5L));
      Pulse pulse = new Pulse(consumer, nanos::get);

      // When they answer, then for a moment do not
      pass(60, pulse::feel);
      pass(20, () -> unanswered(consumer, pulse));

      // Then
      assertThat(pulse.silence()).isEmpty();

      // When it lasts
      pass(20, () -> unanswered(consumer, pulse));

      // Then
      assertThat(pulse.silence())
          .contains("The topics cannot be read: the brokers have not answered for 30 s and more.");

      // When they are back
      consumer.setOffsetsException(null);
      pass(5, pulse::feel);

      // Then
      assertThat(pulse.silence()).isEmpty();
    }
  }

  private static void unanswered(MockConsumer<byte[], byte[]> consumer, Pulse pulse) {
    consumer.setOffsetsException(new TimeoutException("Nobody answers."));
    pulse.feel();
  }

  private void pass(int seconds, Runnable each) {
    for (int second = 0; second < seconds; second++) {
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      each.run();
    }
  }

  @Test
  @Tag("fault-8")
  void whereNobodyListensNothingIsHeard() {
    // Given a consumer that would wait for ever
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", "127.0.0.1:1"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(NEWS));
      Pulse pulse = new Pulse(consumer, nanos::get);

      // When
      pass(6, pulse::feel);
      nanos.addAndGet(Duration.ofSeconds(30).toNanos());

      // Then
      assertThat(pulse.silence()).isPresent();
    }
  }
}

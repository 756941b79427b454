package dev.pactwire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.RegistryUnavailableException;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReadRecordTest {

  private static final byte[] KEY = "f".getBytes(StandardCharsets.UTF_8);

  @Test
  void aDefinitionIsNotPassedOverBecauseTheRegistryIsAway() throws IOException {
    // Given a registry that nobody listens for, and a record with the id of a schema
    Topic<String, Feed> topic = new Topics("", WireFormat.registry(nowhere(), quick())).feeds();
    byte[] value = {0, 0, 0, 0, 7, 2, 'f', 0};

    // When, Then
    assertThatThrownBy(() -> ReadRecord.of(topic, record(topic, value)))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void bytesThatSayNothingArePassedOver() {
    // Given
    Topic<String, Feed> topic = new Topics().feeds();

    // When
    ReadRecord<Feed> read = ReadRecord.of(topic, record(topic, new byte[] {1, 2, 3}));

    // Then
    assertThat(read.key()).isEqualTo("f");
    assertThat(read.value()).isEmpty();
    assertThat(read.removed()).isFalse();
  }

  private static ConsumerRecord<byte[], byte[]> record(Topic<String, Feed> topic, byte[] value) {
    return new ConsumerRecord<>(topic.name(), 0, 0, KEY, value);
  }

  private static URI nowhere() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
  }

  private static Map<String, String> quick() {
    return Map.of("request.timeout.ms", "500", "retry.timeout.ms", "1");
  }
}

package dev.pactwire.processor.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.schemas.WireFormat;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProcessorConfigTest {

  @Test
  @Tag("fault-54")
  void aBadValueIsRefusedWithTheKeyNamed() {
    assertThatThrownBy(() -> config("", "app", 1)).hasMessageContaining("bootstrap-servers");
    assertThatThrownBy(() -> config("localhost:9092", "a b", 1))
        .hasMessageContaining("application-id")
        .hasMessageContaining("a b");
    assertThatThrownBy(() -> config("localhost:9092", "app", 0))
        .hasMessageContaining("threads must be 1 to 64, not 0");
  }

  @Test
  void exactlyOnceIsOnAndTheOperatorHasTheLastWord() {
    ProcessorConfig config = config("localhost:9092", "app", 2);
    assertThat(StreamsSettings.of(config))
        .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2)
        .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "250");
  }

  private static ProcessorConfig config(String servers, String id, int threads) {
    return new ProcessorConfig(
        servers,
        id,
        Path.of("state"),
        threads,
        Parameters.defaults(),
        WireFormat.SINGLE_OBJECT,
        Map.of(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "250"));
  }
}

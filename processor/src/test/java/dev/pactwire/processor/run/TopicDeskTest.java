package dev.pactwire.processor.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Topics;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TopicDeskTest {

  @Test
  void whileNamesOfBrokersStandForNoAddressNothingIsCalledMissing() {
    // Given
    Properties settings = new Properties();
    settings.put("bootstrap.servers", "broker.invalid:9092");
    TopicDesk desk = new TopicDesk(settings, List.of(new Topics().articles()));

    // When, Then
    assertThat(desk.missing()).isEmpty();
  }
}

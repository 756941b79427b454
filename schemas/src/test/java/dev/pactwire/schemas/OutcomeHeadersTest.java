package dev.pactwire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeHeadersTest {

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void whatIsWrittenIsRead(Outcome outcome) {
    OutcomeHeaders written = new OutcomeHeaders(new Position(3, 1L << 40), "Zürich", outcome);
    assertThat(OutcomeHeaders.read(written.asHeaders())).contains(written);
  }

  @Test
  void writingAgainReplaces() {
    // Given headers of one outcome
    Headers headers = new OutcomeHeaders(new Position(0, 1), "a", Outcome.NEW).asHeaders();
    OutcomeHeaders later = new OutcomeHeaders(new Position(0, 2), "b", Outcome.UPDATED);
    // When another is written, Then each stands there once
    later.writeTo(headers);
    assertThat(headers.toArray()).hasSize(3);
    assertThat(OutcomeHeaders.read(headers)).contains(later);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "1", "1:", ":1", "a:b", "1:2:3", "99999999999:1"})
  void aPositionThatMakesNoSenseIsNoHeader(String position) {
    Headers headers = new OutcomeHeaders(new Position(0, 1), "a", Outcome.NEW).asHeaders();
    OutcomeHeaders.set(headers, OutcomeHeaders.ORIGIN, position);
    assertThat(OutcomeHeaders.read(headers)).isEmpty();
  }

  @Test
  void labelsAreListedByTheirIds() {
    Headers headers = new RecordHeaders();
    OutcomeHeaders.writeLabels(headers, OutcomeHeaders.ALLIANCES, List.of("nato", "aukus"));
    assertThat(
            new String(
                headers.lastHeader(OutcomeHeaders.ALLIANCES).value(), StandardCharsets.UTF_8))
        .isEqualTo("nato,aukus");
  }
}

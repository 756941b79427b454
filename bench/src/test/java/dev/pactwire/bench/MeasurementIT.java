package dev.pactwire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasurementIT {

  @Test
  void aSmallMeasurementGoesThroughAllItsParts() throws Exception {
    // Given
    Plan plan = new Plan(300, 1, 2, Optional.empty(), 50, 1, Map.of());

    // When
    Result result = new Measurement(plan, line -> {}).run();

    // Then the writes of each article were found, all three ran to their end, and each article of
    // the latency came out. So few articles may be done before the first commit: rates say nothing.
    assertThat(result.recordsPerArticle()).isGreaterThan(5);
    assertThat(result.contenders())
        .extracting(Result.Contender::name)
        .containsExactly("news topology", "idle topology", "bare pass-through");
    assertThat(result.latency().articles()).isEqualTo(50);
    assertThat(Report.markdown(result)).contains("news / idle");
  }
}

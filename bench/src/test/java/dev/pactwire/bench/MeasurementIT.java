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

    // Then each article was told or a duplicate, and the three were compared
    assertThat(result.recordsPerArticle()).isGreaterThan(5);
    assertThat(result.contenders()).allMatch(contender -> contender.rate().median() > 0);
    assertThat(result.newsToIdle().median()).isPositive();
    assertThat(result.latency().articles()).isEqualTo(50);
    assertThat(Report.markdown(result)).contains("news / idle");
  }
}

package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  @Tag("fault-54")
  void aBadValueIsRefusedWithItsKeyAndRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameters.defaults().withWindow(Duration.ZERO))
        .withMessage("dedupe.window is PT0S: it must be above zero and at most PT8784H.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Parameters(Duration.ofHours(1), 1.5, 0.25, 0.35, 60, 0.9, 4, 0.4, 0.45, 32, 12))
        .withMessage("dedupe.duplicateContainment is 1.5: it must be above 0 and at most 1.0.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Parameters(Duration.ofHours(1), 0.5, 0.25, 0.35, 60, 0.9, 4, 0.4, 0.45, 0, 12))
        .withMessage("dedupe.bucketCap is 0: it must lie between 1 and 10000.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Parameters(
                    Duration.ofHours(1), 0.5, Double.NaN, 0.35, 60, 0.9, 4, 0.4, 0.45, 32, 12))
        .withMessageStartingWith("dedupe.relatedContainment is NaN");
  }

  @Test
  void theVersionTellsValuesApart() {
    // Given
    Parameters defaults = Parameters.defaults();

    // When, Then
    assertThat(defaults.version()).isEqualTo(Parameters.defaults().version());
    assertThat(defaults.withWindow(Duration.ofHours(71)).version())
        .isNotEqualTo(defaults.version())
        .startsWith("rule" + Parameters.RULE + "-");
  }
}

package dev.pactwire.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @Property(seed = "20261122")
  void readsWhatItWrites(@ForAll @LongRange(min = 0, max = 86_400_000L * 40) long millis) {
    // Given
    Duration duration = Duration.ofMillis(millis);

    // When, Then
    assertThat(Durations.parse(Durations.format(duration))).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "72", "h", "-1h", "1.5h", "72 hours", "9999999999999h", "1h30m"})
  void takesNothingElse(String written) {
    // Given, When, Then
    assertThat(Durations.parse(written)).isEmpty();
  }
}

package dev.pactwire.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long brokers may take. */
class BrokersTest {

  @ParameterizedTest
  @CsvSource({"1, 4", "10, 40", "30, 60", "90, 90", "600, 600"})
  void brokersThatAreBusyAreWaitedForLongerButNotForEver(int timeout, int patience) {
    assertThat(Brokers.patience(Duration.ofSeconds(timeout)))
        .isEqualTo(Duration.ofSeconds(patience));
  }
}

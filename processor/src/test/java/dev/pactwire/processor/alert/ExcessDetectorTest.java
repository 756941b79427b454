package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When too much fails. */
class ExcessDetectorTest {

  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final int DAYS = 28;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsUsualIsNotToldAndWhatIsMoreIsToldOnce(long seed) {
    // Given four weeks with twenty failures an hour by day and two by night, and an outage
    Random random = new Random(seed);
    long outage = START + (21 * 24 + 11) * 60L * MINUTE;
    ExcessDetector detector = ExcessDetector.since(START);
    List<Excess> began = new ArrayList<>();
    List<Excess> ended = new ArrayList<>();
    // When
    for (long now = START; now < START + DAYS * 24 * 60 * MINUTE; now += MINUTE) {
      detector.passed(now).ifPresent(ended::add);
      long hour = now / (60 * MINUTE) % 24;
      double rate = (hour >= 6 && hour < 22 ? 20 : 2) / 60.0;
      boolean out = now >= outage && now < outage + 60 * MINUTE;
      for (int n = draw(random, out ? 10 * rate : rate); n > 0; n--) {
        detector.failed(now).ifPresent(began::add);
      }
      detector = ExcessDetector.fromBytes(detector.toBytes());
    }
    // Then, but for the first days, in which nothing is learnt yet, only the outage is told
    long learnt = START + 4 * 24 * 60 * MINUTE;
    assertThat(began)
        .filteredOn(e -> e.since().toEpochMilli() > learnt)
        .singleElement()
        .satisfies(
            e ->
                assertThat(e.since().toEpochMilli())
                    .isBetween(outage - 30 * MINUTE, outage + 30 * MINUTE));
    assertThat(ended).hasSameSizeAs(began);
  }

  /** Poisson, by Knuth's product of uniforms. */
  private static int draw(Random random, double rate) {
    int n = 0;
    for (double p = random.nextDouble(); p > Math.exp(-rate); p *= random.nextDouble()) {
      n++;
    }
    return n;
  }
}

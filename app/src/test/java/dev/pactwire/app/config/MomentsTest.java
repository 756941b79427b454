package dev.pactwire.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-02-01T10:00:00Z,2026-02-01T10:00:00Z",
    "2026-02-01T10:00+02:00,2026-02-01T08:00:00Z",
    "2026-02-01T10:00,2026-02-01T10:00:00Z",
    "2026-02-01,2026-02-01T00:00:00Z",
    "24h,2026-02-28T12:00:00Z",
    "0s,2026-03-01T12:00:00Z"
  })
  void momentsAreReadAsPeopleWriteThem(String written, Instant meant) {
    assertThat(Moments.parse(written, NOW)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01", "10:00", "24", "-24h", "+999999999-01-01"})
  void whatIsNoMomentIsNotGuessed(String written) {
    assertThat(Moments.parse(written, NOW)).isEmpty();
  }

  @Test
  void aVeryLongTimeAgoIsStillAMoment() {
    assertThat(Moments.parse("1970-01-01", NOW)).contains(Instant.EPOCH);
  }
}

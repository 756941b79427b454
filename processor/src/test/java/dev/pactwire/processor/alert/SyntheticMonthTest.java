package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.alert.SyntheticMonth.Injected;
import dev.pactwire.processor.alert.SyntheticMonth.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the burst detector finds in invented months whose bursts are known. */
class SyntheticMonthTest {

  private static final int STATE_KEPT_EVERY = 50;

  /** A burst that was told: when it began up to when that was told, or the whole of it. */
  private record Alerted(int label, Burst burst) {

    static Alerted at(Seen seen, Burst begun) {
      return new Alerted(
          seen.label(),
          new Burst(
              begun.since(),
              Optional.of(Instant.ofEpochMilli(seen.arrival())),
              begun.count(),
              begun.expected(),
              begun.articles()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104})
  void burstsAreFoundAndNothingElse(long seed) {
    // Given a month with forty bursts and two backfills
    SyntheticMonth month = new SyntheticMonth(seed);
    assertThat(month.bursts()).hasSize(40);

    // When the detectors are told of it
    List<Alerted> began = new ArrayList<>();
    List<Alerted> ended = new ArrayList<>();
    watch(month, began, ended);

    // Then nearly all bursts are found, and there is at most one false alert a week
    long found = month.bursts().stream().filter(b -> anyTouches(began, b)).count();
    List<Alerted> wrong =
        ended.stream()
            .filter(a -> month.bursts().stream().noneMatch(b -> b.touches(a.label(), a.burst())))
            .toList();
    assertThat(found / 40.0).as("recall, seed %d", seed).isGreaterThanOrEqualTo(0.95);
    assertThat(wrong).as("false alerts, seed %d", seed).hasSizeLessThanOrEqualTo(4);
    // And no backfill is taken for one, and each burst is told once and ends
    assertThat(wrong)
        .noneMatch(a -> month.backfills().stream().anyMatch(b -> b.touches(a.label(), a.burst())));
    assertThat(ended).hasSameSizeAs(began);
    assertThat(began).hasSizeLessThanOrEqualTo(40 + wrong.size());
    assertThat(began).allSatisfy(a -> assertThat(a.burst().articles()).hasSizeBetween(8, 10));
  }

  private static boolean anyTouches(List<Alerted> alerts, Injected burst) {
    return alerts.stream().anyMatch(a -> burst.touches(a.label(), a.burst()));
  }

  private static void watch(SyntheticMonth month, List<Alerted> began, List<Alerted> ended) {
    List<BurstDetector> detectors =
        new ArrayList<>(
            IntStream.range(0, SyntheticMonth.labels())
                .mapToObj(i -> BurstDetector.since(SyntheticMonth.START.toEpochMilli()))
                .toList());
    long tick = SyntheticMonth.START.toEpochMilli();
    int told = 0;
    for (Seen seen : month.seen()) {
      for (; tick <= seen.arrival(); tick += Windows.MILLIS) {
        for (int label = 0; label < detectors.size(); label++) {
          int of = label;
          detectors.get(label).passed(tick).ifPresent(b -> ended.add(new Alerted(of, b)));
        }
      }
      BurstDetector detector = detectors.get(seen.label());
      Optional<Burst> burst =
          detector.told(seen.arrival(), seen.published(), seen.source(), seen.article());
      burst.ifPresent(b -> began.add(Alerted.at(seen, b)));
      // What is written down and read again goes on as before.
      if (++told % STATE_KEPT_EVERY == 0) {
        detectors.set(seen.label(), BurstDetector.fromBytes(detector.toBytes()));
      }
    }
  }
}

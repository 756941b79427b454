package dev.pactwire.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.SubjectKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What news.counts and news.alerts tell. */
class WatchTopologyTest {

  private static final Instant START = WatchRun.START;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path state;
  private WatchRun run;

  @BeforeEach
  void open() {
    run = new WatchRun(state);
  }

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void aClusterCountsOnceForALabelAndInTheWindowInWhichItWasPublished() {
    // Given an article that comes late, one of another cluster, and one told in its place
    run.tell("a", "a", "courier", START.minusSeconds(7_200), "nato");
    run.tell("b", "b", "ledger", START, "nato");
    run.tell("c", "b", "monitor", START, "nato");
    // When the first is updated, and gains a label
    run.tell(Change.UPDATED, "a", "a", "courier", START, "nato", "quad");
    // Then
    assertThat(labels())
        .containsExactly(
            "alliance:nato|2026-11-02T06:00:00Z=1",
            "alliance:nato|2026-11-02T08:00:00Z=1",
            "alliance:quad|2026-11-02T08:00:00Z=1");
  }

  @Test
  void aSourceIsCountedForWhatItBringsCopiesIncluded() {
    run.tell("a", "a", "courier", START, "nato");
    run.copy("b", "courier", Outcome.NEAR_DUPLICATE);
    run.copy("a", "courier", Outcome.SAME_ARTICLE);
    run.tell(Change.UPDATED, "a", "a", "courier", START, "nato");
    run.tell(Change.RETRACTED, "a", "a", "courier", START, "nato");
    assertThat(run.counts())
        .filteredOn(r -> r.value().getKind() == SubjectKind.SOURCE)
        .extracting(r -> r.key() + "=" + r.value().getCount())
        .containsExactly(
            "source:courier|2026-11-02T08:00:00Z=1", "source:courier|2026-11-02T08:00:00Z=2");
  }

  @Test
  @Tag("fault-21")
  void impossibleTimesOfPublicationMoveNothing() {
    // Given articles of the far future and the far past
    run.tell("a", "a", "courier", Instant.parse("2099-01-01T00:00:00Z"), "nato");
    run.tell("b", "b", "courier", Instant.EPOCH, "nato");
    run.tell("c", "c", "courier", null, "nato");
    // Then the first counts at its arrival, and the second nowhere
    assertThat(labels())
        .containsExactly(
            "alliance:nato|2026-11-02T08:00:00Z=1", "alliance:nato|2026-11-02T08:00:00Z=2");
  }

  @Test
  @Tag("fault-27")
  void whatCannotBeReadIsPassedOver() {
    run.rubbish();
    run.tell("a", "a", "courier", START, "nato");
    assertThat(labels()).hasSize(1);
  }

  @Test
  void aBurstIsToldWithItsArticlesAndAgainWhenItEnds() {
    // Given more than a week of quiet
    quietDays(8);
    // When an alliance that nobody spoke of is suddenly everywhere, and then no more
    Instant at = run.now();
    speakOf("nato", at, 12);
    List<TestRecord<String, Alert>> began = run.alerts();
    quietDays(1);
    // Then
    assertThat(began).singleElement().extracting(TestRecord::value).satisfies(this::isBurst);
    assertThat(began.get(0).value().getUntil()).isEmpty();
    assertThat(run.alerts())
        .singleElement()
        .satisfies(r -> assertThat(r.key()).isEqualTo(began.get(0).key()))
        .extracting(TestRecord::value)
        .satisfies(
            alert -> assertThat(alert.getCount()).isEqualTo(12),
            alert -> assertThat(alert.getUntil().orElseThrow()).isAfter(at));
  }

  private void isBurst(Alert alert) {
    assertThat(alert.getId()).startsWith("burst|alliance:nato|2026-11-");
    assertThat(alert.getKind()).isEqualTo(AlertKind.BURST);
    assertThat(alert.getSubjectKind()).isEqualTo(SubjectKind.ALLIANCE);
    assertThat(alert.getSubject()).isEqualTo("nato");
    assertThat(alert.getCount()).isEqualTo(8);
    assertThat(alert.getExpected()).isZero();
    assertThat(alert.getArticleIds())
        .containsExactly(
            "nato-0", "nato-1", "nato-2", "nato-3", "nato-4", "nato-5", "nato-6", "nato-7");
  }

  @Test
  void neitherOldArticlesNorOneSourceAloneMakeABurst() {
    // Given more than a week of quiet
    quietDays(8);
    // When many old articles come in, and many of one source
    for (int i = 0; i < 100; i++) {
      run.tell("o" + i, "o" + i, "s" + i % 5, run.now().minus(Duration.ofHours(4)), "nato");
      run.tell("n" + i, "n" + i, "archive", null, "nato");
    }
    // Then they are counted, and nothing is alerted
    assertThat(labels())
        .contains("alliance:nato|2026-11-10T08:00:00Z=100")
        .contains("alliance:nato|2026-11-10T04:00:00Z=100");
    quietDays(1);
    assertThat(run.alerts()).isEmpty();
  }

  @Test
  void aSilentSourceIsToldWithoutAnyRecordAndAgainWhenItSpeaks() {
    // Given a source that speaks every quarter of an hour for three days, in copies too
    for (int i = 0; i < 3 * 96; i++) {
      run.advance(Duration.ofMinutes(15));
      run.copy("c" + i, "courier", i % 2 == 0 ? Outcome.EXACT_COPY : Outcome.NEAR_DUPLICATE);
    }
    Instant last = run.now();
    // When nothing comes any more, but the same articles once more
    run.advance(Duration.ofMinutes(15));
    run.copy("c1", "courier", Outcome.SAME_ARTICLE);
    run.advance(Duration.ofMinutes(17));
    // Then it is told after half an hour
    List<TestRecord<String, Alert>> told = silences();
    assertThat(told)
        .singleElement()
        .extracting(TestRecord::value)
        .satisfies(
            alert -> assertThat(alert.getKind()).isEqualTo(AlertKind.SILENT_FEED),
            alert -> assertThat(alert.getSubject()).isEqualTo("courier"),
            alert -> assertThat(alert.getSince()).isEqualTo(last),
            alert -> assertThat(alert.getExpected()).isEqualTo(15));
    // And ends with the next article
    run.tell("n", "n", "courier", null);
    assertThat(silences())
        .singleElement()
        .satisfies(
            r -> assertThat(r.key()).isEqualTo(told.get(0).key()),
            r -> assertThat(r.value().getUntil()).contains(run.now()));
  }

  private List<TestRecord<String, Alert>> silences() {
    return run.alerts().stream().filter(r -> r.value().getKind() == AlertKind.SILENT_FEED).toList();
  }

  @Test
  void nobodyIsCalledSilentWhileTheWatchCatchesUp() {
    // Given three days of a source that are read within a moment, two days late
    run.advance(Duration.ofDays(0));
    for (int i = 0; i < 3 * 96; i++) {
      run.arriveLater(Duration.ofMinutes(15));
      run.copy("c" + i, "courier", Outcome.EXACT_COPY);
    }
    run.copy("d", "ledger", Outcome.EXACT_COPY);
    // Then nothing was alerted on the way
    assertThat(run.alerts()).isEmpty();
  }

  private List<String> labels() {
    return run.counts().stream()
        .filter(r -> r.value().getKind() != SubjectKind.SOURCE)
        .map(r -> r.key() + "=" + r.value().getCount())
        .toList();
  }

  /** Each hour one article of one of three sources, of another alliance. */
  private void quietDays(int days) {
    for (int hour = 0; hour < days * 24; hour++) {
      run.arriveLater(Duration.ofHours(1));
      String id = "quiet-" + run.now();
      run.tell(id, id, "s" + hour % 3, null, "quad");
    }
  }

  private void speakOf(String alliance, Instant from, int articles) {
    for (int i = 0; i < articles; i++) {
      run.arriveLater(MINUTE);
      String id = alliance + "-" + i;
      run.tell(id, id, "s" + i % 4, null, alliance);
    }
    assertThat(run.now()).isBefore(from.plus(DAY));
  }
}

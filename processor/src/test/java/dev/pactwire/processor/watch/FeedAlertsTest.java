package dev.pactwire.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts about feeds and about what fails, with what is known of the feeds. */
class FeedAlertsTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String FEED = "courier";

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
  void aPausedFeedIsNotSilentAndIsListenedToAnewWhenItIsResumed() {
    // Given a feed that spoke every quarter of an hour, and another one that goes on
    run.feed(FEED, feed(false));
    speakForThreeDays();
    // When it is paused for half a day
    run.feed(FEED, feed(true));
    goOnWithout(Duration.ofHours(12));
    // Then nobody is woken
    assertThat(run.alerts()).isEmpty();
    // When it is resumed, and still tells nothing
    run.feed(FEED, feed(false));
    goOnWithout(QUARTER);
    assertThat(run.alerts()).isEmpty();
    goOnWithout(Duration.ofMinutes(30));
    // Then that is told
    assertThat(values()).extracting(Alert::getKind).containsExactly(AlertKind.SILENT_FEED);
  }

  @Test
  void aSilenceEndsWhenTheFeedIsPausedAndIsForgottenWhenItIsRemoved() {
    // Given a silent feed, of which the status is known
    run.feed(FEED, feed(false));
    speakForThreeDays();
    run.polled(FEED, status(4, FeedState.BLOCKED));
    goOnWithout(HOUR);
    List<Alert> silent =
        values().stream().filter(a -> a.getKind() == AlertKind.SILENT_FEED).toList();
    assertThat(silent)
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.getNote())
                    .contains("failed (HTTP 403), 4 in a row")
                    .contains("refuses us forever"));
    // When it is paused
    run.feed(FEED, feed(true));
    goOnWithout(QUARTER);
    // Then both alerts end
    assertThat(values())
        .extracting(Alert::getKind, alert -> alert.getUntil().isPresent())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(AlertKind.SILENT_FEED, true),
            org.assertj.core.groups.Tuple.tuple(AlertKind.FAILING_FEED, true));
    // When it is removed
    run.feed(FEED, null);
    run.polled(FEED, null);
    goOnWithout(Duration.ofDays(1));
    // Then nothing more is said of it
    assertThat(run.alerts()).isEmpty();
  }

  @Test
  void aFeedThatNeverWorkedIsToldAfterThreeFailuresAndWhenItWorks() {
    // Given
    run.polled(FEED, status(2, FeedState.FAILING));
    run.advance(Duration.ofMinutes(5));
    assertThat(run.alerts()).isEmpty();
    // When
    run.polled(FEED, status(3, FeedState.FAILING));
    run.advance(Duration.ofMinutes(5));
    // Then
    List<TestRecord<String, Alert>> began = run.alerts();
    assertThat(began).singleElement().extracting(r -> r.value().getCount()).isEqualTo(3);
    // When
    run.polled(FEED, status(0, FeedState.HEALTHY));
    run.advance(Duration.ofMinutes(1));
    // Then
    assertThat(run.alerts())
        .singleElement()
        .satisfies(
            r -> assertThat(r.key()).isEqualTo(began.get(0).key()),
            r -> assertThat(r.value().getUntil()).isPresent(),
            r -> assertThat(r.value().getNote()).contains("succeeded"));
  }

  @Test
  void whenNothingArrivesAtAllThatIsToldOnceBesideTheFeeds() {
    // Given two feeds
    speakForThreeDays();
    // When both fall silent
    run.advance(HOUR);
    // Then
    assertThat(values())
        .extracting(Alert::getKind)
        .containsExactlyInAnyOrder(
            AlertKind.STANDSTILL, AlertKind.SILENT_FEED, AlertKind.SILENT_FEED);
    // When one speaks
    run.copy("z", "herald", Outcome.EXACT_COPY);
    // Then
    assertThat(values())
        .extracting(Alert::getKind)
        .containsExactlyInAnyOrder(AlertKind.STANDSTILL, AlertKind.SILENT_FEED);
  }

  @Test
  void tooManyDeadLettersAreToldOnceAndTheirEndGoesByTheClock() {
    // Given a few a day
    for (int day = 0; day < 3; day++) {
      run.letter();
      run.letter();
      run.jump(Duration.ofDays(1));
    }
    assertThat(run.alerts()).isEmpty();
    // When many come
    for (int i = 0; i < 30; i++) {
      run.letter();
    }
    // Then that is told at the tenth
    List<Alert> began = values();
    assertThat(began).singleElement().extracting(Alert::getCount).isEqualTo(10);
    // When no more come
    run.advance(HOUR);
    // Then it ends, with their number
    assertThat(values())
        .singleElement()
        .satisfies(
            alert -> assertThat(alert.getId()).isEqualTo(began.get(0).getId()),
            alert -> assertThat(alert.getUntil()).isPresent(),
            alert -> assertThat(alert.getCount()).isEqualTo(30));
  }

  private void speakForThreeDays() {
    for (int i = 0; i < 3 * 96; i++) {
      run.jump(QUARTER);
      run.copy("c" + i, FEED, Outcome.EXACT_COPY);
      run.copy("h" + i, "herald", Outcome.EXACT_COPY);
    }
  }

  private void goOnWithout(Duration time) {
    Instant end = run.now().plus(time);
    while (run.now().isBefore(end)) {
      run.jump(QUARTER);
      run.copy("g" + run.now(), "herald", Outcome.EXACT_COPY);
    }
  }

  private List<Alert> values() {
    return run.alerts().stream().map(TestRecord::value).toList();
  }

  private Feed feed(boolean paused) {
    Pause pause = new Pause("night shift", run.now(), "maintenance");
    return Feed.newBuilder()
        .setFeedId(FEED)
        .setUrl("https://courier.example/feed")
        .setPause(paused ? pause : null)
        .build();
  }

  private FeedStatus status(int failures, FeedState state) {
    return FeedStatus.newBuilder()
        .setFeedId(FEED)
        .setState(state)
        .setCheckedAt(run.now())
        .setHttpStatus(failures > 0 ? 403 : 200)
        .setError(failures > 0 ? "courier.example refuses us\r\nforever" : null)
        .setEntriesSeen(3)
        .setEntriesPublished(0)
        .setConsecutiveFailures(failures)
        .build();
  }
}

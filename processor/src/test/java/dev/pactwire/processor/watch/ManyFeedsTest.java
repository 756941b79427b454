package dev.pactwire.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.SubjectKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When nobody fetches, it is not told of each feed. */
class ManyFeedsTest {

  private static final List<String> FEEDS =
      IntStream.range(10, 50).mapToObj(i -> "feed-" + i).toList();
  private static final int ALONE = 20;

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
  void ofManyThatFallSilentTwentyAreToldAndTheOthersAsOne() {
    // Given forty feeds that speak every two hours
    for (int i = 0; i < 25; i++) {
      run.jump(Duration.ofHours(2));
      speak(FEEDS);
    }
    // When none does any more
    run.advance(Duration.ofMinutes(245));
    // Then
    List<Alert> told = alerts();
    assertThat(told).hasSize(ALONE + 2);
    assertThat(told).extracting(Alert::getKind).contains(AlertKind.STANDSTILL);
    assertThat(told)
        .filteredOn(a -> a.getKind() == AlertKind.SILENT_FEED)
        .filteredOn(a -> a.getSubjectKind() == SubjectKind.TOPIC)
        .singleElement()
        .satisfies(
            alert -> assertThat(alert.getSubject()).isEqualTo("news.articles"),
            alert -> assertThat(alert.getCount()).isEqualTo(FEEDS.size() - ALONE),
            alert -> assertThat(alert.getNote()).contains("feed-30, feed-31, feed-32;"));

    // When all of these speak again but five
    speak(FEEDS.subList(ALONE, FEEDS.size() - 5));
    run.advance(Duration.ofMinutes(2));
    // Then that is over as one, and the five are told one by one
    assertThat(alerts())
        .filteredOn(a -> a.getKind() == AlertKind.SILENT_FEED)
        .extracting(Alert::getSubject, a -> a.getUntil().isPresent())
        .containsExactlyInAnyOrder(
            tuple("news.articles", true),
            tuple("feed-45", false),
            tuple("feed-46", false),
            tuple("feed-47", false),
            tuple("feed-48", false),
            tuple("feed-49", false));
  }

  @Test
  void ofManyThatFailTwentyAreToldAndTheOthersAsOne() {
    // When the network is away
    FEEDS.forEach(feed -> polled(feed, 3));
    run.advance(Duration.ofMinutes(5));
    // Then
    assertThat(alerts())
        .hasSize(ALONE + 1)
        .filteredOn(a -> a.getSubjectKind() == SubjectKind.TOPIC)
        .singleElement()
        .satisfies(
            alert -> assertThat(alert.getKind()).isEqualTo(AlertKind.FAILING_FEED),
            alert -> assertThat(alert.getCount()).isEqualTo(FEEDS.size() - ALONE));
    // When it is back
    FEEDS.forEach(feed -> polled(feed, 0));
    run.advance(Duration.ofMinutes(1));
    // Then all that was told is over, and nothing else is told
    assertThat(alerts())
        .hasSize(ALONE + 1)
        .allSatisfy(alert -> assertThat(alert.getUntil()).isPresent());
  }

  private void speak(List<String> feeds) {
    feeds.forEach(feed -> run.copy("c-" + feed + run.now(), feed, Outcome.EXACT_COPY));
  }

  private void polled(String feed, int failures) {
    run.polled(
        feed,
        FeedStatus.newBuilder()
            .setFeedId(feed)
            .setState(failures > 0 ? FeedState.FAILING : FeedState.HEALTHY)
            .setCheckedAt(run.now())
            .setEntriesSeen(3)
            .setEntriesPublished(0)
            .setConsecutiveFailures(failures)
            .build());
  }

  private List<Alert> alerts() {
    return run.alerts().stream().map(TestRecord::value).toList();
  }
}

package dev.pactwire.dashboard.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertAction;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.AlertNote;
import dev.pactwire.schemas.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBookTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final AlertBook book = new AlertBook();

  @Test
  void thoseThatLastStandFirstTheLatestOnTop() {
    // Given
    enter(silent("a", NOW.minusSeconds(300), null));
    enter(silent("b", NOW.minusSeconds(100), NOW));
    enter(silent("c", NOW.minusSeconds(200), null));
    // Then
    assertThat(book.all(NOW))
        .extracting(s -> s.alert().getSubject())
        .containsExactly("c", "a", "b");
  }

  @Test
  void anAcknowledgementIsOfOneAlertAndNotOfTheNext() {
    // Given
    Alert first = silent("a", NOW.minusSeconds(300), null);
    Alert second = silent("a", NOW, null);
    enter(first);
    enter(second);
    // When
    enter(note(AlertAction.ACKNOWLEDGED, first.getId(), null));
    // Then
    assertThat(book.find(first.getId(), NOW).orElseThrow().isUnattended()).isFalse();
    assertThat(book.find(second.getId(), NOW).orElseThrow().isUnattended()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent-feed|source:a|b", "silent-feed"})
  void whatIsMutedIsMutedUntilItsTimeAndForAlertsThatBeginLater(String target) {
    // Given a source whose name has what parts names
    enter(note(AlertAction.MUTED, target, NOW.plus(HOUR)));
    Alert alert = silent("a|b", NOW, null);
    // Then
    assertThat(book.muted(alert, NOW)).isPresent();
    assertThat(book.muted(alert, NOW.plus(HOUR))).isEmpty();
    assertThat(book.mutes(NOW)).hasSize(1);
    assertThat(book.mutes(NOW.plus(HOUR))).isEmpty();
  }

  @Test
  void theLastWordCounts() {
    // Given
    enter(note(AlertAction.MUTED, "silent-feed|source:a", NOW.plus(HOUR)));
    enter(note(AlertAction.UNMUTED, "silent-feed|source:a", null));
    // Then
    assertThat(book.muted(silent("a", NOW, null), NOW)).isEmpty();
    // When a note is deleted from the topic
    enter(note(AlertAction.MUTED, "silent-feed|source:a", NOW.plus(HOUR)));
    book.note("mute|silent-feed|source:a", null);
    // Then
    assertThat(book.mutes(NOW)).isEmpty();
  }

  @Test
  void ofTooManyTheOnesThatEndedFirstAreForgotten() {
    // Given one that lasts
    enter(silent("lasts", NOW.minusSeconds(1_000_000), null));
    // When
    for (int i = 0; i <= AlertBook.MOST; i++) {
      enter(silent("s" + i, NOW.minusSeconds(i), NOW.plusSeconds(i)));
    }
    // Then
    assertThat(book.all(NOW)).hasSize(AlertBook.MOST);
    assertThat(book.all(NOW).get(0).alert().getSubject()).isEqualTo("lasts");
    assertThat(book.all(NOW)).noneMatch(state -> state.alert().getSubject().equals("s0"));
  }

  @Test
  void aNoteSaysWhoAndWhyAndEndsWithinAMonth() {
    assertThat(NoteRules.objection(note(AlertAction.MUTED, "burst", NOW.plus(HOUR)))).isEmpty();
    assertThat(NoteRules.objection(note(AlertAction.MUTED, "burst", NOW)))
        .contains("The end of a mute must lie in the future.");
    assertThat(NoteRules.objection(note(AlertAction.MUTED, "burst", null))).isPresent();
    assertThat(NoteRules.objection(note(AlertAction.MUTED, "burst", NOW.plus(Duration.ofDays(31)))))
        .contains("A mute lasts 30 days at most.");
    assertThat(NoteRules.objection(note(AlertAction.MUTED, "bursts|x:y", NOW.plus(HOUR))))
        .isPresent();
    AlertNote nobody =
        new AlertNote(AlertAction.ACKNOWLEDGED, "burst|alliance:nato|x", " ", NOW, "known", null);
    assertThat(NoteRules.objection(nobody)).contains("Who does it is missing.");
  }

  private void enter(Alert alert) {
    book.alert(alert.getId(), alert);
  }

  private void enter(AlertNote note) {
    book.note(AlertNames.key(note), note);
  }

  private static AlertNote note(AlertAction action, String target, Instant until) {
    return new AlertNote(action, target, "night shift", NOW, "known", until);
  }

  private static Alert silent(String source, Instant since, Instant until) {
    return new Alert(
        AlertNames.id(AlertKind.SILENT_FEED, SubjectKind.SOURCE, source, since),
        AlertKind.SILENT_FEED,
        SubjectKind.SOURCE,
        source,
        since,
        until,
        0,
        15.0,
        List.of(),
        "");
  }
}

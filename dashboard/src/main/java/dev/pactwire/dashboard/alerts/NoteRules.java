package dev.pactwire.dashboard.alerts;

import dev.pactwire.schemas.AlertAction;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.AlertNote;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What a note must be like: who and why are said, and nothing is muted for ever. */
public final class NoteRules {

  /** The longest that anything is muted: as long as notes are kept. */
  public static final Duration LONGEST_MUTE = Duration.ofDays(30);

  /** Most characters of a name, and of a reason. */
  public static final int LONGEST_TEXT = 500;

  private static final int LONGEST_TARGET = 2_000;

  private NoteRules() {}

  /** What is wrong with a note, in one sentence. */
  public static Optional<String> objection(AlertNote note) {
    return objection(note.getBy(), "Who does it")
        .or(() -> objection(note.getReason(), "The reason"))
        .or(() -> target(note))
        .or(() -> until(note));
  }

  private static Optional<String> objection(String text, String what) {
    if (text.isBlank()) {
      return Optional.of(what + " is missing.");
    }
    if (text.length() > LONGEST_TEXT) {
      return Optional.of("%s has more than %d characters.".formatted(what, LONGEST_TEXT));
    }
    return Optional.empty();
  }

  private static Optional<String> target(AlertNote note) {
    String target = note.getTarget();
    if (target.length() > LONGEST_TARGET) {
      return Optional.of("What is meant has more than %d characters.".formatted(LONGEST_TARGET));
    }
    int end = target.indexOf('|');
    String kind = end < 0 ? target : target.substring(0, end);
    if (Arrays.stream(AlertKind.values()).noneMatch(k -> AlertNames.of(k).equals(kind))) {
      return Optional.of(
          "Alerts are named kind|subject|since, and muted by kind|subject or kind; there is no kind of that name.");
    }
    return Optional.empty();
  }

  private static Optional<String> until(AlertNote note) {
    if (note.getAction() != AlertAction.MUTED) {
      return Optional.empty();
    }
    Instant until = note.getUntil().orElse(note.getAt());
    if (!until.isAfter(note.getAt())) {
      return Optional.of("The end of a mute must lie in the future.");
    }
    return until.isAfter(note.getAt().plus(LONGEST_MUTE))
        ? Optional.of("A mute lasts %d days at most.".formatted(LONGEST_MUTE.toDays()))
        : Optional.empty();
  }
}

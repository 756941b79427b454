package dev.pactwire.dashboard.counts;

import dev.pactwire.dashboard.alerts.AlertState;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.SubjectKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which spans of a timeline are marked as bursts. */
public final class BurstMarks {
  private final List<Alert> bursts;
  private final Timeline timeline;
  private final boolean guessing;

  /**
   * Marks for a timeline.
   *
   * @param alerts what the watch has told
   * @param guessing whether the rule of the timeline itself marks spans too
   */
  public BurstMarks(Collection<AlertState> alerts, Timeline timeline, boolean guessing) {
    this.bursts =
        alerts.stream()
            .map(AlertState::alert)
            .filter(alert -> alert.getKind() == AlertKind.BURST)
            .filter(alert -> alert.getSubjectKind() == SubjectKind.ALLIANCE)
            .toList();
    this.timeline = timeline;
    this.guessing = guessing;
  }

  /** The marked spans of an alliance: those with news while a burst lasted. */
  public Set<Integer> of(String alliance) {
    Set<Integer> marked = new TreeSet<>(guessing ? timeline.bursts(alliance) : List.of());
    int[] series = timeline.counts().getOrDefault(alliance, new int[0]);
    for (Alert burst : bursts) {
      if (burst.getSubject().equals(alliance)) {
        for (int at = 0; at < series.length; at++) {
          if (series[at] > 0 && lasts(burst, at)) {
            marked.add(at);
          }
        }
      }
    }
    return marked;
  }

  private boolean lasts(Alert burst, int at) {
    Instant begin = timeline.from().plus(timeline.span().multipliedBy(at));
    Instant end = begin.plus(timeline.span());
    return burst.getSince().isBefore(end)
        && burst.getUntil().filter(until -> !until.isAfter(begin)).isEmpty();
  }
}

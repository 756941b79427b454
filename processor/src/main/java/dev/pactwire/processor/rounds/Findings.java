package dev.pactwire.processor.rounds;

import dev.pactwire.processor.alert.Condition;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.SubjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes alerts of what is found wrong with topics: one that begins when it was found twice in a
 * row, and ends under the same id when it was not found some times in a row.
 */
final class Findings {

  private static final int TO_BEGIN = 2;

  private final AlertKind kind;
  private final int toEnd;
  private final Map<String, Open> open = new TreeMap<>();

  private record Open(Condition condition, Instant since) {}

  /**
   * What is wrong.
   *
   * @param since since when
   * @param count how many records are concerned
   * @param note which, and what to think of it
   */
  record Finding(Instant since, int count, String note) {}

  /**
   * Goes on with alerts of this kind that have not ended.
   *
   * @param toEnd after how many looks in a row without a finding an alert ends
   */
  Findings(AlertKind kind, int toEnd, List<Alert> unended) {
    this.kind = kind;
    this.toEnd = toEnd;
    unended.stream()
        .filter(alert -> alert.getKind() == kind)
        .forEach(
            alert ->
                open.put(
                    alert.getSubject(),
                    new Open(new Condition(TO_BEGIN, toEnd, true), alert.getSince())));
  }

  /** Looks at one topic; the alert that begins or ends, if one does. */
  Optional<Alert> look(String topic, Optional<Finding> finding, Instant now) {
    Open known = open.get(topic);
    if (known == null) {
      if (finding.isEmpty()) {
        return Optional.empty();
      }
      known = new Open(new Condition(TO_BEGIN, toEnd, false), finding.get().since());
      open.put(topic, known);
    }
    Instant since = known.since();
    Optional<Alert> alert =
        switch (known.condition().look(finding.isPresent())) {
          case BEGAN -> finding.map(found -> alert(topic, since, null, found));
          case ENDED -> Optional.of(alert(topic, since, now, new Finding(since, 0, "")));
          case NONE -> Optional.empty();
        };
    if (finding.isEmpty() && !known.condition().isOpen()) {
      open.remove(topic);
    }
    return alert;
  }

  private Alert alert(String topic, Instant since, Instant until, Finding finding) {
    return new Alert(
        AlertNames.id(kind, SubjectKind.TOPIC, topic, since),
        kind,
        SubjectKind.TOPIC,
        topic,
        since,
        until,
        finding.count(),
        0.0,
        List.of(),
        finding.note());
  }
}

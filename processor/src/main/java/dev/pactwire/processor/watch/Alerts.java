package dev.pactwire.processor.watch;

import dev.pactwire.processor.alert.Burst;
import dev.pactwire.processor.alert.Silence;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.SubjectKind;
import java.util.List;

/** What was found, as it is told. The end of an alert has the id of its beginning. */
final class Alerts {

  private static final double SECONDS_OF_A_MINUTE = 60;

  private Alerts() {}

  static Alert of(String label, Burst burst) {
    return new Alert(
        AlertNames.id(AlertKind.BURST, Subjects.kind(label), Subjects.id(label), burst.since()),
        AlertKind.BURST,
        Subjects.kind(label),
        Subjects.id(label),
        burst.since(),
        burst.until().orElse(null),
        burst.count(),
        burst.expected(),
        burst.articles(),
        "");
  }

  static Alert of(String source, Silence silence) {
    return new Alert(
        AlertNames.id(AlertKind.SILENT_FEED, SubjectKind.SOURCE, source, silence.since()),
        AlertKind.SILENT_FEED,
        SubjectKind.SOURCE,
        source,
        silence.since(),
        silence.until().orElse(null),
        0,
        silence.usual().toSeconds() / SECONDS_OF_A_MINUTE,
        List.of(),
        "");
  }
}

package dev.pactwire.processor.watch;

import dev.pactwire.processor.alert.Burst;
import dev.pactwire.processor.alert.Excess;
import dev.pactwire.processor.alert.Silence;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.SubjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found, as it is told. The end of an alert has the id of its beginning. */
final class Alerts {

  private static final double SECONDS_OF_A_MINUTE = 60;

  private Alerts() {}

  /** More of a label than usual. */
  static Alert of(String label, Burst burst) {
    return Alert.newBuilder(
            bare(
                AlertKind.BURST,
                Subjects.kind(label),
                Subjects.id(label),
                burst.since(),
                burst.until()))
        .setCount(burst.count())
        .setExpected(burst.expected())
        .setArticleIds(burst.articles())
        .build();
  }

  /** A source that tells nothing. */
  static Alert silent(String source, Silence silence, String note) {
    return silence(AlertKind.SILENT_FEED, SubjectKind.SOURCE, source, silence, note);
  }

  /** So many sources are silent that they are not told one by one. */
  static Alert manySilent(String topic, Set<String> sources, long now) {
    Instant since = Instant.ofEpochMilli(now);
    return Alert.newBuilder(
            bare(AlertKind.SILENT_FEED, SubjectKind.TOPIC, topic, since, Optional.empty()))
        .setCount(sources.size())
        .setNote(FeedWords.many("have fallen silent", sources))
        .build();
  }

  /** Hardly any of them is silent any more. */
  static Alert manySilentEnded(String topic, long since, long now) {
    return bare(
        AlertKind.SILENT_FEED,
        SubjectKind.TOPIC,
        topic,
        Instant.ofEpochMilli(since),
        Optional.of(Instant.ofEpochMilli(now)));
  }

  /** So many feeds cannot be fetched that they are not told one by one. */
  static Alert manyFailing(String topic, Set<String> feeds, long now) {
    Instant since = Instant.ofEpochMilli(now);
    return Alert.newBuilder(
            bare(AlertKind.FAILING_FEED, SubjectKind.TOPIC, topic, since, Optional.empty()))
        .setCount(feeds.size())
        .setNote(FeedWords.many("cannot be fetched", feeds))
        .build();
  }

  /** Hardly any of them fails any more. */
  static Alert manyFailingEnded(String topic, long since, long now) {
    return bare(
        AlertKind.FAILING_FEED,
        SubjectKind.TOPIC,
        topic,
        Instant.ofEpochMilli(since),
        Optional.of(Instant.ofEpochMilli(now)));
  }

  /** No source tells anything. */
  static Alert standstill(String topic, Silence silence) {
    return silence(AlertKind.STANDSTILL, SubjectKind.TOPIC, topic, silence, "");
  }

  private static Alert silence(
      AlertKind kind, SubjectKind subjectKind, String subject, Silence silence, String note) {
    return Alert.newBuilder(bare(kind, subjectKind, subject, silence.since(), silence.until()))
        .setExpected(silence.usual().toSeconds() / SECONDS_OF_A_MINUTE)
        .setNote(note)
        .build();
  }

  /** A feed that cannot be fetched. */
  static Alert failing(FeedStatus status, Instant since) {
    return Alert.newBuilder(failing(status.getFeedId(), since, Optional.empty()))
        .setCount(status.getConsecutiveFailures())
        .setNote(FeedWords.of(status))
        .build();
  }

  /** A feed that need no longer be looked at. */
  static Alert recovered(String feed, Instant since, Instant until, String note) {
    return Alert.newBuilder(failing(feed, since, Optional.of(until))).setNote(note).build();
  }

  private static Alert failing(String feed, Instant since, Optional<Instant> until) {
    return bare(AlertKind.FAILING_FEED, SubjectKind.SOURCE, feed, since, until);
  }

  /** More dead letters than usual. */
  static Alert of(String topic, Excess excess) {
    return Alert.newBuilder(
            bare(AlertKind.DEAD_LETTERS, SubjectKind.TOPIC, topic, excess.since(), excess.until()))
        .setCount(excess.count())
        .setExpected(excess.expected())
        .build();
  }

  private static Alert bare(
      AlertKind kind,
      SubjectKind subjectKind,
      String subject,
      Instant since,
      Optional<Instant> until) {
    return new Alert(
        AlertNames.id(kind, subjectKind, subject, since),
        kind,
        subjectKind,
        subject,
        since,
        until.orElse(null),
        0,
        0.0,
        List.of(),
        "");
  }
}

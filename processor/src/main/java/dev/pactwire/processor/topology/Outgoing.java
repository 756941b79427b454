package dev.pactwire.processor.topology;

import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** Encodes what goes out, once for all the topics it goes to, and gives it its headers. */
final class Outgoing {

  private final Topic<String, ClassifiedArticle> classified;
  private final Topic<String, Duplicate> duplicates;

  Outgoing(Topics topics) {
    this.classified = topics.classified();
    this.duplicates = topics.duplicates();
  }

  /** A value and headers that are ready to be sent anywhere. */
  record Encoded(byte[] value, Headers headers) {

    /** The record for one topic; headers are copied, because clients may add to them. */
    Record<String, Routed> to(String topic, Record<String, ?> source) {
      return new Record<>(
          source.key(),
          new Routed(topic, value),
          source.timestamp(),
          new RecordHeaders(headers.toArray()));
    }
  }

  Encoded encode(ClassifiedArticle article) {
    Headers headers = origin(article).asHeaders();
    if (article.getChange() == Change.LABEL_REMOVED) {
      OutcomeHeaders.set(
          headers, OutcomeHeaders.OUTCOME, Change.LABEL_REMOVED.name().toLowerCase(Locale.ROOT));
    }
    OutcomeHeaders.writeLabels(headers, OutcomeHeaders.REGIONS, article.getRegions());
    OutcomeHeaders.writeLabels(headers, OutcomeHeaders.ALLIANCES, article.getAlliances());
    return encoded(
        classified.valueSerde().serializer().serialize(classified.name(), article), headers);
  }

  Encoded encode(Duplicate duplicate) {
    Headers headers =
        origin(duplicate.getOrigin(), duplicate.getArticle().getSource(), outcome(duplicate))
            .asHeaders();
    return encoded(
        duplicates.valueSerde().serializer().serialize(duplicates.name(), duplicate), headers);
  }

  private static Encoded encoded(byte[] value, Headers headers) {
    Packed.requireFits(value, Packed.LARGEST_OUTPUT);
    return new Encoded(value, headers);
  }

  /** What an article will be unless it turns out to be a duplicate. */
  static OutcomeHeaders origin(ClassifiedArticle article) {
    return origin(
        article.getOrigin(), article.getArticle().getSource(), outcome(article.getChange()));
  }

  private static OutcomeHeaders.Outcome outcome(Duplicate duplicate) {
    return OutcomeHeaders.Outcome.valueOf(duplicate.getKind().name());
  }

  /** A removal is part of an update: the ledger counts the update. */
  private static OutcomeHeaders.Outcome outcome(Change change) {
    return change == Change.LABEL_REMOVED
        ? OutcomeHeaders.Outcome.UPDATED
        : OutcomeHeaders.Outcome.valueOf(change.name());
  }

  private static OutcomeHeaders origin(
      Origin origin, String source, OutcomeHeaders.Outcome outcome) {
    return new OutcomeHeaders(
        new Position(origin.getPartition(), origin.getOffset()), source, outcome);
  }
}

package dev.pactwire.processor.topology;

import dev.pactwire.schemas.Candidate;
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
  private byte[] frame;

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

  /**
   * An article that is told.
   *
   * @param headers those that the record got with its origin
   */
  Encoded encode(Outcome.Told told, Headers headers) {
    return encode(told.candidate().getChange(), told, headers);
  }

  /** A removal from topics that an article no longer belongs to. */
  Encoded encodeRemoval(Outcome.Told told, Headers headers) {
    Headers removal = new RecordHeaders(headers.toArray());
    OutcomeHeaders.set(
        removal, OutcomeHeaders.OUTCOME, Change.LABEL_REMOVED.name().toLowerCase(Locale.ROOT));
    return encode(Change.LABEL_REMOVED, told, removal);
  }

  private Encoded encode(Change change, Outcome.Told told, Headers origin) {
    Candidate candidate = told.candidate();
    Headers headers = new RecordHeaders(origin.toArray());
    OutcomeHeaders.writeLabels(headers, OutcomeHeaders.REGIONS, candidate.getRegions());
    OutcomeHeaders.writeLabels(headers, OutcomeHeaders.ALLIANCES, candidate.getAlliances());
    return encoded(
        ClassifiedParts.whole(
            frame(), change, AvroBytes.copyOf(candidate.getHead()), told.lineage()),
        headers);
  }

  /** Asked for when the first article goes out: a registry may have to be asked. */
  private byte[] frame() {
    if (frame == null) {
      frame = ClassifiedParts.frame(classified);
    }
    return frame;
  }

  /**
   * An article that tells nothing new.
   *
   * @param incoming headers of the record in hand
   */
  Encoded encode(Duplicate duplicate, Headers incoming) {
    Headers headers =
        origin(duplicate.getOrigin(), duplicate.getArticle().getSource(), outcome(duplicate))
            .asHeaders(incoming);
    return encoded(
        duplicates.valueSerde().serializer().serialize(duplicates.name(), duplicate), headers);
  }

  private static Encoded encoded(byte[] value, Headers headers) {
    Packed.requireFits(value, Packed.LARGEST_OUTPUT);
    return new Encoded(value, headers);
  }

  /** What an arrival will be unless it turns out to be a duplicate. */
  static OutcomeHeaders headers(Arrival arrival) {
    return origin(
        arrival.origin(),
        arrival.article().getSource(),
        OutcomeHeaders.Outcome.valueOf(arrival.change().name()));
  }

  private static OutcomeHeaders.Outcome outcome(Duplicate duplicate) {
    return OutcomeHeaders.Outcome.valueOf(duplicate.getKind().name());
  }

  private static OutcomeHeaders origin(
      Origin origin, String source, OutcomeHeaders.Outcome outcome) {
    return new OutcomeHeaders(
        new Position(origin.getPartition(), origin.getOffset()), source, outcome);
  }
}

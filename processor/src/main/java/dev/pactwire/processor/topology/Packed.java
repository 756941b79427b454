package dev.pactwire.processor.topology;

import dev.pactwire.schemas.Candidate;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.WireFormat;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A candidate together with its encoded form. It is encoded where it is made, not where it is sent:
 * an article too large for a record is found out before anything about it is remembered.
 *
 * @param candidate the article between the two halves of the topology
 * @param bytes the same, encoded
 */
record Packed(Candidate candidate, byte[] bytes) {

  /** Room that is left for what the second half adds: cluster, related articles, headers. */
  private static final int HEADROOM = 64 * 1024;

  /** The largest candidate that may be sent. */
  static final int LARGEST = Topic.MAX_MESSAGE_BYTES - 2 * HEADROOM;

  /** The largest output that may be sent. */
  static final int LARGEST_OUTPUT = Topic.MAX_MESSAGE_BYTES - HEADROOM;

  private static final Serde<Candidate> CANDIDATES =
      WireFormat.SINGLE_OBJECT.serde(Candidate.class);

  /**
   * Encodes a candidate.
   *
   * @throws UnusableRecordException if it is too large
   */
  static Packed of(Candidate candidate) {
    byte[] bytes = CANDIDATES.serializer().serialize("", candidate);
    requireFits(bytes, LARGEST);
    return new Packed(candidate, bytes);
  }

  /**
   * Refuses what a topic would not take.
   *
   * @throws UnusableRecordException if there are more bytes than that
   */
  static void requireFits(byte[] bytes, int most) {
    if (bytes.length > most) {
      throw new UnusableRecordException(
          "The article takes %d bytes with its labels; at most %d can be sent."
              .formatted(bytes.length, most));
    }
  }

  /** Reads and writes the encoded form. */
  static Serde<Packed> serde() {
    return Serdes.serdeFrom(
        (topic, packed) -> packed.bytes(),
        (topic, bytes) -> new Packed(CANDIDATES.deserializer().deserialize(topic, bytes), bytes));
  }
}

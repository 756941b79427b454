package dev.pactwire.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers that every output record bears, so that a consumer can filter, and the ledger can
 * count, without decoding values. All are UTF-8 text.
 *
 * @param origin partition and offset of the record of news.articles that led to this outcome
 * @param source the feed or producer it came from; empty where the record could not be read
 * @param outcome what became of it
 */
public record OutcomeHeaders(Position origin, String source, Outcome outcome) {

  /** {@code partition:offset} in news.articles. */
  public static final String ORIGIN = "pactwire.origin";

  /** The feed or producer. */
  public static final String SOURCE = "pactwire.source";

  /** One of {@link Outcome}, in lower case. */
  public static final String OUTCOME = "pactwire.outcome";

  /** Regions, separated by commas. */
  public static final String REGIONS = "pactwire.regions";

  /** Alliances, separated by commas. */
  public static final String ALLIANCES = "pactwire.alliances";

  /**
   * Partition and offset of the dead letter that a record of news.articles was sent again from,
   * such as {@code 0-17}; whatever it became this time bears it too.
   */
  public static final String RESENT = "pactwire.resent-from";

  private static final Pattern LETTER = Pattern.compile("\\d{1,6}-\\d{1,18}");

  /** The longest source that a header holds; what is longer is cut. */
  public static final int LONGEST_SOURCE = 1_000;

  public OutcomeHeaders {
    source = source.substring(0, Math.min(source.length(), LONGEST_SOURCE));
  }

  /** Where a record of news.articles stands. */
  public record Position(int partition, long offset) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
      int byPartition = Integer.compare(partition, other.partition);
      return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
      return partition + ":" + offset;
    }

    static Optional<Position> parse(String text) {
      int colon = text.indexOf(':');
      try {
        return Optional.of(
            new Position(
                Integer.parseInt(text.substring(0, Math.max(colon, 0))),
                Long.parseLong(text.substring(colon + 1))));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  /** What can become of an incoming record. Each leads to exactly one of these. */
  public enum Outcome {
    NEW,
    UPDATED,
    CORRECTED,
    RETRACTED,
    SAME_ARTICLE,
    EXACT_COPY,
    NEAR_DUPLICATE,
    DEAD_LETTER;

    private final String text = name().toLowerCase(java.util.Locale.ROOT);

    /** The outcome as it stands in the header. */
    public String text() {
      return text;
    }

    /** Whether the article told nothing new. */
    public boolean isDuplicate() {
      return this == SAME_ARTICLE || this == EXACT_COPY || this == NEAR_DUPLICATE;
    }

    private static Optional<Outcome> parse(String text) {
      for (Outcome outcome : values()) {
        if (outcome.text.equals(text)) {
          return Optional.of(outcome);
        }
      }
      return Optional.empty();
    }
  }

  /** Sets these headers, replacing earlier ones of the same names. */
  public void writeTo(Headers headers) {
    set(headers, ORIGIN, origin.toString());
    set(headers, SOURCE, source);
    set(headers, OUTCOME, outcome.text);
  }

  /** These headers and no others. */
  public Headers asHeaders() {
    Headers headers = new RecordHeaders();
    writeTo(headers);
    return headers;
  }

  /** Sets a header that lists labels, or removes it when there are none. */
  public static void writeLabels(Headers headers, String name, Collection<String> labels) {
    headers.remove(name);
    if (!labels.isEmpty()) {
      set(headers, name, String.join(",", labels));
    }
  }

  /** The dead letter that a record was sent again from, if it says so and that makes sense. */
  public static Optional<String> resentFrom(Headers headers) {
    return text(headers, RESENT).filter(letter -> LETTER.matcher(letter).matches());
  }

  /** These headers, and from which dead letter the record behind them was sent again. */
  public Headers asHeaders(Headers incoming) {
    Headers headers = asHeaders();
    resentFrom(incoming).ifPresent(letter -> set(headers, RESENT, letter));
    return headers;
  }

  /** The record that led to an output record, which need not be an outcome: also of removals. */
  public static Optional<Position> originOf(Headers headers) {
    return text(headers, ORIGIN).flatMap(Position::parse);
  }

  /** Reads the headers of an output record; empty when they are missing or make no sense. */
  public static Optional<OutcomeHeaders> read(Headers headers) {
    Optional<Position> origin = originOf(headers);
    Optional<Outcome> outcome = text(headers, OUTCOME).flatMap(Outcome::parse);
    if (origin.isEmpty() || outcome.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OutcomeHeaders(origin.get(), text(headers, SOURCE).orElse(""), outcome.get()));
  }

  /** The text of a header, if it is there. */
  public static Optional<String> text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** Sets a header to a text, replacing an earlier one of the same name. */
  public static void set(Headers headers, String name, String text) {
    headers.remove(name);
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}

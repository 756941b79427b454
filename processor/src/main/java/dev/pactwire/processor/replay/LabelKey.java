package dev.pactwire.processor.replay;

import java.util.Comparator;

/**
 * A label.
 *
 * @param kind what it names
 * @param id its id
 */
public record LabelKey(Kind kind, String id) implements Comparable<LabelKey> {

  private static final Comparator<LabelKey> ORDER =
      Comparator.comparing(LabelKey::kind).thenComparing(LabelKey::id);

  /** What a label names. */
  public enum Kind {
    ALLIANCE,
    REGION,
    COUNTRY
  }

  @Override
  public int compareTo(LabelKey other) {
    return ORDER.compare(this, other);
  }
}

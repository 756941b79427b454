package dev.pactwire.processor.classify;

import java.util.Objects;

/**
 * One reason for or against a label.
 *
 * @param field where the matched text stands
 * @param start offset of its first UTF-16 code unit in that field
 * @param end offset after its last UTF-16 code unit in that field
 * @param text the matched text, exactly {@code field.substring(start, end)}
 * @param rule what matched: file, kind and term of the taxonomy, as {@code nato/name/nato*}
 * @param weight share in the score; negative weight counted against the label
 */
public record Evidence(Field field, int start, int end, String text, String rule, double weight) {
  public Evidence {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(rule, "rule");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("Evidence from " + start + " to " + end + " is no span.");
    }
  }
}

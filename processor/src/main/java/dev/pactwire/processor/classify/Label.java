package dev.pactwire.processor.classify;

import java.util.List;
import java.util.Objects;

/**
 * One label of an article with the reasons for it.
 *
 * @param id ISO 3166-1 alpha-2 code, region id or alliance slug
 * @param role main subject or peripheral
 * @param score 0 to 1: estimated probability that a careful reader calls the label a focus
 * @param evidence what spoke for and against it, strongest first, at most {@link #MAX_EVIDENCE}
 */
public record Label(String id, Role role, double score, List<Evidence> evidence) {
  /** Longer lists explain nothing more and would let one long text fill a record. */
  public static final int MAX_EVIDENCE = 40;

  public Label {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(role, "role");
    evidence = List.copyOf(evidence);
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("The score of " + id + " is not within 0 and 1: " + score);
    }
  }
}

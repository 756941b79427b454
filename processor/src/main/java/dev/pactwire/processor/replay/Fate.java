package dev.pactwire.processor.replay;

import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one record of news.articles.
 *
 * @param outcome the verdict
 * @param of id of the article it repeats; its own id where it repeats none
 * @param labels the labels it was given, with whether each is in focus; none unless it was told
 */
public record Fate(Outcome outcome, String of, SortedMap<LabelKey, Boolean> labels) {

  public Fate {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** Whether it was told to everyone whom it concerns, with labels. */
  public boolean isTold() {
    return outcome == Outcome.NEW || outcome == Outcome.UPDATED || outcome == Outcome.CORRECTED;
  }

  /** Whether another one is the same verdict, on the same article. */
  public boolean sameVerdict(Fate other) {
    return outcome == other.outcome && of.equals(other.of);
  }
}

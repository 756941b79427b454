package dev.pactwire.processor.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * More news of a label than usual.
 *
 * @param since beginning of the first half hour in which there was too much
 * @param until end of the last one; empty while the burst lasts
 * @param count independent clusters in that time, or so far
 * @param expected clusters that are usual in that time
 * @param articles up to ten ids, in the order of their arrival
 */
public record Burst(
    Instant since, Optional<Instant> until, int count, double expected, List<String> articles) {

  public Burst {
    articles = List.copyOf(articles);
  }
}

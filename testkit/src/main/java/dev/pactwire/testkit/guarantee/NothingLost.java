package dev.pactwire.testkit.guarantee;

import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every incoming record has an outcome. */
public final class NothingLost implements Guarantee {

  @Override
  public List<String> breaches(Observation observation) {
    Set<Position> missing = new TreeSet<>(observation.incoming());
    observation.outcomes().forEach(output -> missing.remove(Observation.origin(output)));
    return missing.stream().map(p -> "Incoming record " + p + " has no outcome.").toList();
  }
}

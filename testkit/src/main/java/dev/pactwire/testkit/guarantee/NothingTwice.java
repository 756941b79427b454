package dev.pactwire.testkit.guarantee;

import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** No incoming record has two outcomes, and none stands twice in any topic. */
public final class NothingTwice implements Guarantee {

  @Override
  public List<String> breaches(Observation observation) {
    List<String> breaches = new ArrayList<>();
    Map<Position, String> outcomes = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> output : observation.outcomes()) {
      Position origin = Observation.origin(output);
      String before = outcomes.put(origin, output.topic());
      if (before != null) {
        breaches.add(
            "Incoming record %s came out in %s and in %s."
                .formatted(origin, before, output.topic()));
      }
    }
    Set<String> seen = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> output : observation.outputs()) {
      String place = output.topic() + " from " + Observation.origin(output);
      if (!seen.add(place)) {
        breaches.add("Twice in " + place + ".");
      }
    }
    return breaches;
  }
}

package dev.pactwire.testkit.guarantee;

import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** In every topic the versions of an article stand in the order in which they came in. */
public final class OrderKept implements Guarantee {

  @Override
  public List<String> breaches(Observation observation) {
    List<String> breaches = new ArrayList<>();
    Map<String, Position> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> output : observation.outputs()) {
      if (output.key() == null || output.topic().equals(deadLetters(observation))) {
        continue;
      }
      String article = new String(output.key(), StandardCharsets.UTF_8);
      Position origin = Observation.headers(output).origin();
      Position before = last.put(output.topic() + " " + article, origin);
      if (before != null && before.compareTo(origin) > 0) {
        breaches.add(
            "In %s article %s of %s stands behind that of %s."
                .formatted(output.topic(), article, origin, before));
      }
    }
    return breaches;
  }

  /** Dead letters leave at the stage that failed, which may be before or behind the others. */
  private static String deadLetters(Observation observation) {
    return observation.topics().deadLetters().name();
  }
}

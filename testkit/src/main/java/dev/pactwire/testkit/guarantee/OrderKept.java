package dev.pactwire.testkit.guarantee;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * In every topic the versions of an article stand in the order in which they came in.
 *
 * <p>A version that is known already is found out earlier than a copy of another article, and may
 * stand before it in news.duplicates: repetitions have an order of their own.
 */
public final class OrderKept implements Guarantee {

  @Override
  public List<String> breaches(Observation observation) {
    List<String> breaches = new ArrayList<>();
    Map<String, Position> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> output : observation.outputs()) {
      if (output.key() == null || isNoArticle(output.topic(), observation)) {
        continue;
      }
      String article = new String(output.key(), StandardCharsets.UTF_8);
      Position origin = Observation.origin(output);
      Position before = last.put(output.topic() + isRepeat(output) + article, origin);
      if (before != null && before.compareTo(origin) > 0) {
        breaches.add(
            "In %s article %s of %s stands behind that of %s."
                .formatted(output.topic(), article, origin, before));
      }
    }
    return breaches;
  }

  private static String isRepeat(ConsumerRecord<byte[], byte[]> output) {
    boolean repeat =
        OutcomeHeaders.read(output.headers())
            .filter(headers -> headers.outcome() == Outcome.SAME_ARTICLE)
            .isPresent();
    return repeat ? " repeated " : " ";
  }

  /**
   * Dead letters leave at the stage that failed, which may be before or behind the others; a
   * cluster is told of in the order of its language, which many incoming partitions share.
   */
  private static boolean isNoArticle(String topic, Observation observation) {
    return topic.equals(observation.topics().deadLetters().name())
        || topic.equals(observation.topics().clusters().name())
        || topic.equals(observation.topics().related().name());
  }
}

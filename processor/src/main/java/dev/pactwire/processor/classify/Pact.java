package dev.pactwire.processor.classify;

import java.util.List;
import java.util.Map;

/**
 * How an alliance without a name in the text is recognised: all countries of a circle in one
 * passage together with words of these vocabulary groups. An alliance may have several circles.
 *
 * @param id slug of the alliance
 * @param members ISO codes of the circle
 * @param vocabulary weight of each vocabulary group, -1 to 1
 */
record Pact(String id, List<String> members, Map<String, Double> vocabulary) {
  Pact {
    members = List.copyOf(members);
    vocabulary = Map.copyOf(vocabulary);
  }
}

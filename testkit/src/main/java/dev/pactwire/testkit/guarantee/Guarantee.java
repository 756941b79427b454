package dev.pactwire.testkit.guarantee;

import java.util.List;

/** A promise that can be checked against what subscribers see. */
public interface Guarantee {

  /** One sentence for each breach; none when the promise is kept. */
  List<String> breaches(Observation observation);

  /** All guarantees that hold for every run, whatever happened in it. */
  static List<Guarantee> all() {
    return List.of(new NothingLost(), new NothingTwice(), new OrderKept(), new FirstWins());
  }

  /** Fails with all breaches of all guarantees. */
  static void assertAllHold(Observation observation) {
    List<String> breaches =
        all().stream().flatMap(g -> g.breaches(observation).stream()).limit(20).toList();
    if (!breaches.isEmpty()) {
      throw new AssertionError("Broken promises:\n  " + String.join("\n  ", breaches));
    }
  }
}

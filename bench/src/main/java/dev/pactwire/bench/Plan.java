package dev.pactwire.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param articles number of articles of 5 KB, 100 to 200,000
 * @param rounds counted rounds of the contest, 1 to 100
 * @param threads threads of each topology
 * @param texts where the texts come from, if there are any
 * @param latencyRate articles published in a second for the latency, 1 to 100,000
 * @param latencySeconds for how long; 0 leaves the latency out
 * @param streams Kafka Streams properties laid over those of the processor
 */
record Plan(
    int articles,
    int rounds,
    int threads,
    Optional<Path> texts,
    int latencyRate,
    int latencySeconds,
    Map<String, String> streams) {

  Plan {
    require("articles", articles, 100, 200_000);
    require("rounds", rounds, 1, 100);
    require("latency-rate", latencyRate, 1, 100_000);
    require("latency-seconds", latencySeconds, 0, 3600);
    streams = Map.copyOf(streams);
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "--%s is %d: it must lie between %d and %d.".formatted(option, value, least, most));
    }
  }
}

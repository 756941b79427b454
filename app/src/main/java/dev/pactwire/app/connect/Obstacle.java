package dev.pactwire.app.connect;

import java.util.List;

/**
 * Why brokers cannot be worked with.
 *
 * @param problem what was seen
 * @param advice what to do next, in a sentence or two
 * @param passes whether waiting may help: settings that do not fit are not mended by it
 */
record Obstacle(String problem, String advice, boolean passes) {
  private static final String ELSEWHERE = "Is it running? Name others with --bootstrap-servers.";

  static Obstacle absent(String problem) {
    return new Obstacle(problem, ELSEWHERE, true);
  }

  static Obstacle notKafka(int port) {
    return absent("what listens at port %d does not speak Kafka".formatted(port));
  }

  static Obstacle encrypted(int port) {
    return new Obstacle(
        "what listens at port %d speaks TLS".formatted(port),
        "Set kafka.security.protocol to SSL or SASL_SSL, and kafka.ssl.truststore.location where"
            + " its certificate is your own.",
        false);
  }

  static Obstacle credentials(List<String> mechanisms) {
    return new Obstacle(
        "it asks for credentials (%s)".formatted(String.join(", ", mechanisms)),
        "Set kafka.security.protocol to SASL_PLAINTEXT, kafka.sasl.mechanism and"
            + " kafka.sasl.jaas.config.",
        false);
  }

  static Obstacle refused(String reason) {
    return new Obstacle(
        "it refuses: " + reason,
        "Correct kafka.sasl.mechanism and kafka.sasl.jaas.config, or kafka.ssl.* where TLS fails.",
        false);
  }
}

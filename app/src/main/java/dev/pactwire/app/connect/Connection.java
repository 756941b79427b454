package dev.pactwire.app.connect;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How the brokers are reached and how values are encoded.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param properties further properties of every Kafka client
 * @param wire how values are encoded
 * @param timeout how long the brokers may take to answer at the start
 */
public record Connection(
    String bootstrapServers, Map<String, String> properties, WireFormat wire, Duration timeout) {
  public Connection {
    properties = Map.copyOf(properties);
  }

  /**
   * The connection that is configured.
   *
   * @throws CommandFailure when the registry's options make no sense
   */
  public static Connection of(Configuration configuration) {
    return new Connection(
        configuration.text(Key.BOOTSTRAP_SERVERS),
        configuration.kafka(),
        wire(configuration),
        configuration.duration(Key.CONNECT_TIMEOUT));
  }

  private static WireFormat wire(Configuration configuration) {
    try {
      return configuration
          .optional(Key.SCHEMA_REGISTRY_URL)
          .map(url -> WireFormat.registry(URI.create(url), configuration.registry()))
          .orElse(WireFormat.SINGLE_OBJECT);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    }
  }

  /** The same, with other brokers. */
  public Connection to(String servers) {
    return new Connection(servers, properties, wire, timeout);
  }

  /** Settings of a Kafka client. */
  public Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>(properties);
    client.put("bootstrap.servers", bootstrapServers);
    return client;
  }

  /** The topic catalogue. */
  public Topics topics() {
    return new Topics("", wire);
  }
}

package dev.pactwire.dashboard.run;

import dev.pactwire.dashboard.access.Tokens;
import dev.pactwire.dashboard.subscribe.Limits;
import dev.pactwire.dashboard.window.Bounds;
import dev.pactwire.schemas.Topics;
import java.util.Map;

/**
 * What a dashboard needs to know.
 *
 * @param client Kafka client settings, with the bootstrap servers
 * @param topics the topic catalogue
 * @param group the processors' application id, for their lag
 * @param host name or address to listen on
 * @param port port to listen on; 0 takes any free one
 * @param tokens who may do what
 * @param openOperations whether whoever can connect may act, where there are no tokens at all
 * @param articles how much of news.classified is held; of news.duplicates as many events
 * @param limits patience with subscribers
 */
public record DashboardConfig(
    Map<String, Object> client,
    Topics topics,
    String group,
    String host,
    int port,
    Tokens tokens,
    boolean openOperations,
    Bounds articles,
    Limits limits) {

  /** Twenty thousand articles, or 192 MiB of them. */
  public static final Bounds USUAL_WINDOW = new Bounds(20_000, 192L << 20);

  public DashboardConfig {
    client = Map.copyOf(client);
    if (!isLoopback(host) && !tokens.guardReading()) {
      throw new IllegalArgumentException(
          "The dashboard would be open to the network at %s: set dashboard.token.read, or dashboard.host to 127.0.0.1."
              .formatted(host));
    }
  }

  /** Whether a name or address means this machine alone. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }
}

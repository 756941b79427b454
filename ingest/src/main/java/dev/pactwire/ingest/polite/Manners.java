package dev.pactwire.ingest.polite;

import dev.pactwire.ingest.fetch.AllowedHosts;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How other people's servers are treated.
 *
 * @param interval least time between two requests to one host
 * @param patience longest time that a fetch waits for its turn; what would take longer is refused
 * @param robots whether robots.txt is obeyed
 * @param exempt hosts of one's own, or {@code host:port}, asked without any wait and without
 *     robots.txt
 */
public record Manners(Duration interval, Duration patience, boolean robots, Set<String> exempt) {

  /** Checks the values. */
  public Manners {
    if (interval.isNegative() || patience.isNegative()) {
      throw new IllegalArgumentException(
          "The interval of a host and the patience must not be negative: "
              + interval
              + ", "
              + patience
              + ".");
    }
    exempt =
        exempt.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** One request in five seconds, robots.txt obeyed. */
  public static Manners defaults() {
    return new Manners(Duration.ofSeconds(5), Duration.ofSeconds(30), true, Set.of());
  }

  boolean isExempt(URI url) {
    return AllowedHosts.names(url).anyMatch(exempt::contains);
  }
}

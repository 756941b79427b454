package dev.pactwire.ingest.fetch;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which addresses may be in a private network. An entry of the list opens its host to those
 * feeds that live there themselves, and to no others: a feed of a stranger must not lead to what
 * only we can reach.
 */
@FunctionalInterface
public interface AllowedHosts {

  /**
   * Whether an address may be fetched wherever it is.
   *
   * @param url absolute web address
   * @param home the own address of the feed for which it is fetched
   */
  boolean permits(URI url, URI home);

  /**
   * A list.
   *
   * @param entries host names or addresses, for all ports, or {@code host:port}; addresses of IPv6
   *     in brackets
   * @throws IllegalArgumentException naming an entry that is neither
   */
  static AllowedHosts of(Collection<String> entries) {
    Pattern form = Pattern.compile("([^\\[\\]:/@\\s]+|\\[[0-9a-fA-F:.]+\\])(:\\d{1,5})?");
    entries.stream()
        .filter(entry -> !form.matcher(entry).matches())
        .findFirst()
        .ifPresent(
            entry -> {
              throw new IllegalArgumentException(
                  "ingest.allowed.hosts: '"
                      + entry
                      + "' is neither a host nor host:port (addresses of IPv6 stand in brackets).");
            });
    Set<String> list =
        entries.stream()
            .map(entry -> entry.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return (url, home) ->
        names(url).filter(list::contains).anyMatch(entry -> names(home).anyMatch(entry::equals));
  }

  /** What may stand in a list for an address: its host, and its host and port. */
  static Stream<String> names(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    return Stream.of(host, host + ":" + (url.getPort() < 0 ? usual : url.getPort()));
  }
}

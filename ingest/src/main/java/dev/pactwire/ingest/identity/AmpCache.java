package dev.pactwire.ingest.identity;

import dev.pactwire.ingest.text.Links;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The publisher's address behind the caches that serve AMP pages ({@code …cdn.ampproject.org},
 * {@code google.com/amp}).
 */
final class AmpCache {

  private static final Pattern CACHED =
      Pattern.compile("^/(?:[a-z]{1,3}/)?(s/)?([^/]+\\.[^/]+)(/.*)?$");
  private static final Pattern VIEWER = Pattern.compile("^/amp/(s/)?([^/]+\\.[^/]+)(/.*)?$");

  private AmpCache() {}

  static Optional<URI> original(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean cache = host.endsWith(".cdn.ampproject.org");
    boolean viewer = host.startsWith("www.google.");
    if (!cache && !viewer) {
      return Optional.empty();
    }
    Matcher matcher =
        (cache ? CACHED : VIEWER).matcher(uri.getRawPath() == null ? "" : uri.getRawPath());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String path = matcher.group(3) == null ? "/" : matcher.group(3);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return Links.web("https://" + matcher.group(2) + path + query);
  }
}

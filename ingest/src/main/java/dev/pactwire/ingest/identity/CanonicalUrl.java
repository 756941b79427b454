package dev.pactwire.ingest.identity;

import dev.pactwire.ingest.text.Links;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address without what does not identify the article, so that the copies of one article's link
 * that feeds, social media, mobile and AMP pages spread all become equal. The rule: https; host in
 * lower case and ASCII without {@code www.}, {@code m.}, {@code mobile.}, {@code amp.}; no user,
 * default port, session id or fragment (a {@code #!} route stays); dot segments and doubled slashes
 * resolved, no index page, no trailing slash; percent-encoding in one form; query without tracking
 * parameters, sorted. The case of path and query stays: servers may tell them apart.
 *
 * <p>Other projects also drop ports, fold the case of paths, or shorten hosts to domains. A port or
 * a sub-domain is another server, and many servers tell capital letters apart; where two such
 * addresses hold one article after all, deduplication by content finds it.
 *
 * <p>It is a name, not an address to fetch: a host may well answer only under {@code www.}.
 *
 * @param value the canonical form; canonicalising it again changes nothing
 */
public record CanonicalUrl(String value) {

  private static final Pattern BACKSLASHED = Pattern.compile("\\\\");
  private static final Pattern DOUBLE_SCHEME =
      Pattern.compile("^(?:https?:/*)+(?=https?:)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BROKEN_SCHEME =
      Pattern.compile("^(https?):/*(?=[^/])", Pattern.CASE_INSENSITIVE);
  private static final Pattern FRONT_PAGE =
      Pattern.compile("https://[^/]+/(?:[a-z]{2}(?:-[a-z]{2})?)?", Pattern.CASE_INSENSITIVE);
  private static final int MAX_LENGTH = 8000;

  /** Canonicalises a link as written; empty if it is no http or https address. */
  public static Optional<CanonicalUrl> of(String link) {
    String line = BACKSLASHED.matcher(link.strip()).replaceAll("/");
    String schemed = line.startsWith("//") ? "https:" + line : line;
    String single = DOUBLE_SCHEME.matcher(schemed).replaceFirst("");
    return Links.web(BROKEN_SCHEME.matcher(single).replaceFirst("$1://")).flatMap(CanonicalUrl::of);
  }

  /** Canonicalises an absolute http or https address; empty for any other. */
  public static Optional<CanonicalUrl> of(URI uri) {
    if (Links.web(uri.toString()).isEmpty() || uri.toString().length() > MAX_LENGTH) {
      return Optional.empty();
    }
    // A cached address may hold another one, or show itself only once its path is in order.
    Optional<URI> at = Optional.of(uri);
    String canonical = "";
    while (at.isPresent()) {
      Optional<URI> behind = AmpCache.original(at.get());
      canonical = behind.isPresent() ? canonical : canonical(at.get());
      at = behind.isPresent() ? behind : AmpCache.original(URI.create(canonical));
    }
    return Optional.of(new CanonicalUrl(canonical));
  }

  private static String canonical(URI uri) {
    String host = Hosts.canonical(uri.getHost());
    boolean defaultPort = uri.getPort() < 0 || uri.getPort() == 80 || uri.getPort() == 443;
    String query = Queries.canonical(uri.getRawQuery());
    String fragment =
        uri.getRawFragment() != null && uri.getRawFragment().startsWith("!")
            ? "#" + uri.getRawFragment()
            : "";
    return "https://"
        + host
        + (defaultPort ? "" : ":" + uri.getPort())
        + Paths.canonical(uri.getRawPath())
        + (query.isEmpty() ? "" : "?" + query)
        + fragment;
  }

  /**
   * Whether it is the address of a whole site, or of its edition in a language ({@code /en}), and
   * so no article's.
   */
  public boolean isFrontPage() {
    return FRONT_PAGE.matcher(value).matches();
  }

  /** The canonical form itself. */
  @Override
  public String toString() {
    return value;
  }
}

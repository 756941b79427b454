package dev.pactwire.ingest.text;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links as the web writes them, which is looser than RFC 3986 allows. */
public final class Links {

  private static final String ILLEGAL = " \"<>\\^`{|}";
  private static final int ASCII = 0x80;
  private static final Pattern AUTHORITY =
      Pattern.compile("^((?:[A-Za-z][A-Za-z0-9+.-]*:)?//)([^/?#:@]+)");

  /** A slash too many, which browsers do not mind. */
  private static final Pattern SLASHES = Pattern.compile("^((?i:https?):)/{3,}");

  private Links() {}

  /**
   * Resolves a link against the address of the document it stands in.
   *
   * @return the absolute link; the link itself where there is no base or where one of the two makes
   *     no sense
   */
  public static String resolve(Optional<URI> base, String link) {
    String clean = SLASHES.matcher(PlainText.line(link)).replaceFirst("$1//");
    if (base.isEmpty() || clean.isEmpty()) {
      return clean;
    }
    Optional<URI> target = uri(clean);
    if (target.isEmpty() || target.get().isAbsolute()) {
      return clean;
    }
    URI root =
        base.get().getPath() != null && base.get().getPath().isEmpty()
            ? base.get().resolve("/")
            : base.get();
    // RFC 3986, 5.2.2: an empty path keeps the base's path; java.net.URI drops its last segment.
    if (clean.startsWith("?") && root.getRawPath() != null) {
      return root.resolve(root.getRawPath()) + clean;
    }
    return root.resolve(target.get()).toString();
  }

  /**
   * Reads a link leniently: illegal characters are percent-encoded, a host name in another script
   * becomes ASCII. Empty if it is still no URI.
   */
  public static Optional<URI> uri(String link) {
    String clean = asciiHost(PlainText.line(link));
    StringBuilder legal = new StringBuilder(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      boolean bracket = (c == '[' || c == ']') && !startsWithAddress(clean);
      if (ILLEGAL.indexOf(c) >= 0 || bracket || c == '%' && !isHexPair(clean, i + 1)) {
        legal.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        legal.append(c);
      }
    }
    try {
      return Optional.of(new URI(legal.toString()));
    } catch (URISyntaxException noLink) {
      return Optional.empty();
    }
  }

  /** An IPv6 address as host is the one place where brackets are legal. */
  private static boolean startsWithAddress(String link) {
    return link.contains("://[") || link.contains("@[");
  }

  private static String asciiHost(String link) {
    Matcher authority = AUTHORITY.matcher(link);
    if (!authority.find() || authority.group(2).chars().allMatch(c -> c < ASCII)) {
      return link;
    }
    try {
      return authority.group(1)
          + IDN.toASCII(authority.group(2), IDN.ALLOW_UNASSIGNED)
          + link.substring(authority.end());
    } catch (IllegalArgumentException noName) {
      return link;
    }
  }

  /**
   * An absolute http or https address, the only kind that is ever fetched or published as a link.
   */
  public static Optional<URI> web(String link) {
    return uri(link).filter(Links::isWeb);
  }

  private static boolean isWeb(URI uri) {
    return uri.getHost() != null
        && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
  }

  private static boolean isHexPair(String text, int at) {
    return at + 1 < text.length()
        && Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }
}

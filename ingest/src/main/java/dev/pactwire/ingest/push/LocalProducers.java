package dev.pactwire.ingest.push;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may send where no token is set: programs of this machine, but no page that a browser of this
 * machine shows. A page whose name is made to point here (DNS rebinding) sends its own name as
 * Host; one of another site sends its Origin, and in newer browsers Sec-Fetch-Site. What a page may
 * send without being asked for leave is never JSON, so that JSON must be named as such.
 */
final class LocalProducers {

  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final Set<String> NAMES = Set.of("localhost", "[::1]");
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
  private static final Pattern JSON =
      Pattern.compile("application/(json|json-?lines|jsonl|(x-)?ndjson|[\\w.-]+\\+json)");
  private static final int FORBIDDEN = 403;
  private static final int UNSUPPORTED = 415;
  private static final int MISDIRECTED = 421;

  /** A request is refused. */
  record Refusal(int status, String sentence) {}

  /**
   * What a request says about who sends it; what it does not say is empty.
   *
   * @param host the Host header
   * @param origin the Origin header
   * @param fetchSite the Sec-Fetch-Site header
   * @param contentType the Content-Type header
   */
  record Visit(
      Optional<String> host,
      Optional<String> origin,
      Optional<String> fetchSite,
      Optional<String> contentType) {}

  private final String listening;

  /** Producers of a server that listens on this address of the machine. */
  LocalProducers(String listening) {
    this.listening = listening.toLowerCase(Locale.ROOT);
  }

  /** Why a request is refused; empty if it is not. */
  Optional<Refusal> refusal(Visit visit) {
    String host = visit.host().orElse("").toLowerCase(Locale.ROOT);
    if (!isOwnName(host.replaceFirst(":\\d{1,5}$", ""))) {
      return Optional.of(
          new Refusal(
              MISDIRECTED, "Without push.token only names of this machine are answered to."));
    }
    boolean foreign =
        visit.origin().filter(from -> !from.equalsIgnoreCase("http://" + host)).isPresent()
            || visit.fetchSite().filter(site -> !OWN.contains(site)).isPresent();
    if (foreign) {
      return Optional.of(new Refusal(FORBIDDEN, "This request comes from a page of another site."));
    }
    String type = visit.contentType().orElse("").toLowerCase(Locale.ROOT);
    return JSON.matcher(type.replaceFirst(";.*$", "").strip()).matches()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                UNSUPPORTED, "Without push.token a Content-Type of application/json is needed."));
  }

  private boolean isOwnName(String name) {
    return NAMES.contains(name) || name.equals(listening) || LOOPBACK.matcher(name).matches();
  }
}

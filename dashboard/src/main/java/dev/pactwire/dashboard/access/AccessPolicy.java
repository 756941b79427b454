package dev.pactwire.dashboard.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides on requests.
 *
 * <p>Without a token for reading, only names of this machine are answered: a page on the web whose
 * name is made to point here (DNS rebinding) sends its own name. What changes something, and web
 * sockets, must not come from pages of other sites. Acting needs a token, or must have been opened
 * to whoever is on this machine.
 */
public final class AccessPolicy {
  /** Addresses among them: no name in the world's DNS looks like these. */
  private static final Pattern LOCAL = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int MISDIRECTED = 421;

  private final Tokens tokens;
  private final boolean openOperations;

  /** A request is refused. */
  public record Refusal(int status, String reason) {}

  /**
   * The policy.
   *
   * @param openOperations whether acting needs no token where there is none
   */
  public AccessPolicy(Tokens tokens, boolean openOperations) {
    this.tokens = tokens;
    this.openOperations = openOperations;
  }

  /** Why a request may not have what needs this scope; empty when it may. */
  public Optional<Refusal> refusal(Visit visit, Optional<Scope> needed) {
    if (!tokens.guardReading() && !LOCAL.matcher(name(visit.host())).matches()) {
      return Optional.of(
          new Refusal(
              MISDIRECTED,
              "This dashboard has no token for reading and answers to names of this machine only."));
    }
    if ((visit.changes() || visit.upgrade()) && isForeign(visit)) {
      return Optional.of(new Refusal(FORBIDDEN, "This request comes from a page of another site."));
    }
    return needed.flatMap(scope -> missing(visit, scope));
  }

  private static String name(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
  }

  private static boolean isForeign(Visit visit) {
    boolean other =
        visit
            .origin()
            .map(origin -> origin.replaceFirst("^https?://", ""))
            .filter(host -> !host.equalsIgnoreCase(visit.host()))
            .isPresent();
    return other || visit.fetchSite().filter(site -> !OWN_PAGES.contains(site)).isPresent();
  }

  private Optional<Refusal> missing(Visit visit, Scope scope) {
    Optional<Scope> held = visit.token().flatMap(tokens::scopeOf);
    if (scope == Scope.READ) {
      return tokens.guardReading() && held.isEmpty()
          ? Optional.of(new Refusal(UNAUTHORIZED, "A token is needed."))
          : Optional.empty();
    }
    if (held.filter(Scope.OPERATE::equals).isPresent() || mayOperateWithout()) {
      return Optional.empty();
    }
    if (!tokens.allowOperating()) {
      return Optional.of(
          new Refusal(
              FORBIDDEN,
              "This dashboard only shows: acting needs dashboard.token.operate to be set."));
    }
    return Optional.of(
        held.isPresent()
            ? new Refusal(FORBIDDEN, "This token is for reading only.")
            : new Refusal(UNAUTHORIZED, "A token for operating is needed."));
  }

  private boolean mayOperateWithout() {
    return openOperations && !tokens.allowOperating() && !tokens.guardReading();
  }

  /** What this request could do, if it may do anything. */
  public Optional<Scope> scope(Visit visit) {
    if (missing(visit, Scope.OPERATE).isEmpty()) {
      return Optional.of(Scope.OPERATE);
    }
    return missing(visit, Scope.READ).isEmpty() ? Optional.of(Scope.READ) : Optional.empty();
  }

  /**
   * Whose requests are counted together: those with the same known token from the same address, and
   * those without one from there. So that strangers behind the same proxy leave guests alone.
   */
  public String asker(Visit visit, String address) {
    return visit.token().flatMap(tokens::place).map(place -> address + " " + place).orElse(address);
  }

  /** What a token allows, if it is known. */
  public Optional<Scope> scopeOf(String token) {
    return tokens.scopeOf(token);
  }
}

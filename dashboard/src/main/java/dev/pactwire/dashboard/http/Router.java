package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.access.AccessPolicy;
import dev.pactwire.dashboard.access.AccessPolicy.Refusal;
import dev.pactwire.dashboard.access.RateLimit;
import dev.pactwire.dashboard.metrics.Metrics;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the endpoint of a request, after looking whether it may be asked. Every answer forbids
 * browsers to load anything from elsewhere, to be framed, and to guess types.
 */
final class Router extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_MANY = 429;
  private static final int ERROR = 500;
  private static final double WRONG_TOKEN_COST = 20;

  private final List<Route> routes;
  private final AccessPolicy policy;
  private final RateLimit rates;
  private final Metrics metrics;

  Router(List<Route> routes, AccessPolicy policy, RateLimit rates, Metrics metrics) {
    this.routes = List.copyOf(routes);
    this.policy = policy;
    this.rates = rates;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    secure(response.getHeaders());
    Request.addCompletionListener(request, failure -> metrics.answered(response.getStatus()));
    Call call = new Call(request, response, callback, new Fields(), "");
    if (!rates.admits(policy.asker(call.visit(), call.address()), 1, System.nanoTime())) {
      call.set(HttpHeader.RETRY_AFTER, "1");
      call.problem(TOO_MANY, "Too many requests; try again in a second.");
      return true;
    }
    try {
      answer(call);
    } catch (BadMessageException e) {
      call.problem(e.getCode(), "The request cannot be read.");
    } catch (IllegalArgumentException e) {
      call.problem(BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "{} failed",
          (request.getMethod() + " " + Request.getPathInContext(request))
              .replaceAll("\\p{Cntrl}", "?"),
          e);
      call.problem(ERROR, "Internal error.");
    }
    return true;
  }

  /** What every answer forbids. */
  static void secure(HttpFields.Mutable headers) {
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
  }

  private void answer(Call call) throws IOException {
    String path = Request.getPathInContext(call.request());
    Set<String> methods = new TreeSet<>();
    for (Route route : routes) {
      Optional<String> rest = route.rest(path);
      if (rest.isPresent() && route.methods().contains(call.request().getMethod())) {
        guarded(route, call, URIUtil.decodePath(rest.get()));
        return;
      }
      rest.ifPresent(there -> methods.addAll(route.methods()));
    }
    if (!methods.isEmpty()) {
      call.set(HttpHeader.ALLOW, String.join(", ", methods));
      call.problem(METHOD_NOT_ALLOWED, "This cannot be asked with " + method(call) + ".");
    } else {
      call.problem(NOT_FOUND, "There is nothing here; see /api/v1/openapi.json.");
    }
  }

  private static String method(Call call) {
    return call.request().getMethod().replaceAll("[^A-Z]", "?");
  }

  private void guarded(Route route, Call call, String rest) throws IOException {
    Optional<Refusal> refusal = policy.refusal(call.visit(), route.scope());
    if (refusal.isPresent()) {
      if (refusal.get().status() == UNAUTHORIZED) {
        rates.admits(call.address(), WRONG_TOKEN_COST, System.nanoTime());
        call.set(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"pactwire\"");
      }
      call.problem(refusal.get().status(), refusal.get().reason());
      return;
    }
    Fields query = Request.extractQueryParameters(call.request());
    route
        .endpoint()
        .answer(new Call(call.request(), call.response(), call.callback(), query, rest));
  }
}

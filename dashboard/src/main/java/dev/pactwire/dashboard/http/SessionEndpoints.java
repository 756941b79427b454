package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.access.AccessPolicy;
import dev.pactwire.dashboard.access.Scope;
import dev.pactwire.dashboard.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * The page's way to use a token: a browser cannot send one with an event stream, so it is kept in a
 * cookie that scripts cannot read and other sites cannot send.
 */
final class SessionEndpoints {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int BAD_REQUEST = 400;

  private final AccessPolicy policy;

  SessionEndpoints(AccessPolicy policy) {
    this.policy = policy;
  }

  List<Route> routes() {
    return List.of(
        Route.open("/api/v1/session", this::show),
        new Route("POST", "/api/v1/session", Optional.empty(), this::begin),
        new Route("DELETE", "/api/v1/session", Optional.empty(), this::end));
  }

  private void show(Call call) {
    answer(call, policy.scope(call.visit()));
  }

  private static void answer(Call call, Optional<Scope> scope) {
    ObjectNode json = Json.object();
    scope.ifPresent(held -> json.put("scope", held.name().toLowerCase(Locale.ROOT)));
    call.json(OK, json);
  }

  private void begin(Call call) {
    Bodies.read(call, InvocationType.NON_BLOCKING, body -> begin(call, body));
  }

  private void begin(Call call, JsonNode body) {
    Optional<String> token = Bodies.text(body, "token");
    if (token.isEmpty()) {
      call.problem(BAD_REQUEST, "The body must be {\"token\":\"…\"}.");
      return;
    }
    Optional<Scope> scope = policy.scopeOf(token.get());
    if (scope.isEmpty()) {
      call.problem(UNAUTHORIZED, "This token is not known.");
      return;
    }
    cookie(call, token.get(), -1);
    answer(call, scope);
  }

  private void end(Call call) {
    cookie(call, "", 0);
    call.json(OK, Json.object());
  }

  private static void cookie(Call call, String value, long age) {
    HttpCookie.Builder cookie =
        HttpCookie.build(Call.COOKIE, value)
            .httpOnly(true)
            .path("/")
            .sameSite(HttpCookie.SameSite.STRICT)
            .secure(call.request().isSecure());
    if (age >= 0) {
      cookie.maxAge(age);
    }
    Response.addCookie(call.response(), cookie.build());
  }
}

package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.access.AccessPolicy;
import dev.pactwire.dashboard.access.Scope;
import dev.pactwire.dashboard.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * The page's way to use a token: a browser cannot send one with an event stream, so it is kept in a
 * cookie that scripts cannot read and other sites cannot send.
 */
final class SessionEndpoints {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_BYTES = 4_096;
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

  /** Reads the body without waiting for it: who sends it slowly must not hold a thread. */
  private void begin(Call call) {
    Content.Source.asByteArrayAsync(
        call.request(),
        MOST_BYTES,
        Promise.Invocable.from(
            InvocationType.NON_BLOCKING,
            body -> begin(call, body),
            failure -> call.problem(BAD_REQUEST, "The body cannot be read, or is too long.")));
  }

  private void begin(Call call, byte[] body) {
    Optional<String> token = token(body);
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

  private static Optional<String> token(byte[] body) {
    try {
      JsonNode token = MAPPER.readTree(body).path("token");
      return Optional.ofNullable(token.textValue()).map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
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

package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pactwire.dashboard.access.Visit;
import dev.pactwire.dashboard.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * One request and its answer.
 *
 * @param rest what stands in the path behind the route
 */
record Call(Request request, Response response, Callback callback, Fields query, String rest) {
  static final String COOKIE = "pactwire";

  private static final String JSON = "application/json";

  /** The value of a parameter, if it is given and not empty. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.getValue(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** All values of a parameter: repeated, or separated by commas. */
  List<String> parameters(String name) {
    List<String> values = new ArrayList<>();
    for (String given : query.getValuesOrEmpty(name)) {
      Arrays.stream(given.split(","))
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .forEach(values::add);
    }
    return values;
  }

  /** A header, if it is there. */
  Optional<String> header(HttpHeader name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /** What the request says about who sends it. */
  Visit visit() {
    String method = request.getMethod();
    return new Visit(
        !HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method),
        header(HttpHeader.UPGRADE).isPresent(),
        header(HttpHeader.HOST).orElse(""),
        header(HttpHeader.ORIGIN),
        Optional.ofNullable(request.getHeaders().get("Sec-Fetch-Site")),
        token());
  }

  private Optional<String> token() {
    Optional<String> bearer =
        header(HttpHeader.AUTHORIZATION)
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(value -> value.substring(7).strip());
    return bearer.or(
        () ->
            Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(HttpCookie::getValue)
                .findFirst());
  }

  /** The address the request comes from. */
  String address() {
    return Request.getRemoteAddr(request);
  }

  /** Answers with JSON. */
  void json(int status, JsonNode json) {
    bytes(status, JSON, Json.bytes(json));
  }

  /** Answers with one sentence on what is wrong. */
  void problem(int status, String sentence) {
    json(status, Json.object().put("error", sentence));
  }

  /** Answers. */
  void bytes(int status, String type, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    if (!response.getHeaders().contains(HttpHeader.CACHE_CONTROL)) {
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    }
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body), callback);
  }

  /** Answers with text. */
  void text(int status, String type, String body) {
    bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets a header of the answer. */
  void set(HttpHeader name, String value) {
    response.getHeaders().put(new HttpField(name, value));
  }
}

package dev.pactwire.ingest.push;

import dev.pactwire.ingest.push.PushIntake.Answer;
import dev.pactwire.ingest.push.RepeatedRequests.Known;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code POST /articles}. 200 with what was accepted; 400 for what is no JSON; 401 without
 * the token; 404 and 405 elsewhere; 408 when the body comes too slowly; 409 while the first request
 * of an idempotency key is under way; 413 for too large a body; 422 when nothing was usable or the
 * key belongs to another body; 429 when too much is under way; 503 when Kafka does not take it.
 * Where no token is set also 403, 415 and 421 for what {@link LocalProducers} do not send.
 */
final class PushHandler extends Handler.Abstract {

  private static final String PATH = "/articles";
  private static final String BEARER = "Bearer ";
  private static final int LONGEST_KEY = 200;

  /** Longest time for a body, however steadily it comes: it takes the place of others. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final PushSettings settings;
  private final PushIntake intake;
  private final Semaphore free;
  private final RepeatedRequests repeated;

  PushHandler(PushSettings settings, PushIntake intake, RepeatedRequests repeated) {
    this.repeated = repeated;
    this.settings = settings;
    this.intake = intake;
    this.free = new Semaphore(settings.requests());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!free.tryAcquire()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
      write(response, callback, intake.error(429, "Too many requests are under way."));
      return true;
    }
    Answer answer;
    try {
      answer = answer(request);
    } finally {
      free.release();
    }
    if (answer.status() == 503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
    }
    if (answer.status() == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    write(response, callback, answer);
    return true;
  }

  private Answer answer(Request request) {
    if (!request.getHttpURI().getPath().equals(PATH)) {
      return intake.error(404, "Articles are taken at " + PATH + ".");
    }
    if (!request.getMethod().equals("POST")) {
      return intake.error(405, "Articles are sent with POST.");
    }
    if (!isKnown(request)) {
      return intake.error(401, "A bearer token is needed, and this is not the one.");
    }
    Optional<LocalProducers.Refusal> refusal = refusal(request);
    if (refusal.isPresent()) {
      return intake.error(refusal.get().status(), refusal.get().sentence());
    }
    RequestBody body = RequestBody.read(request, settings.bytes(), LONGEST);
    return body.bytes().isEmpty()
        ? intake.error(body.status(), body.problem())
        : once(request, body.bytes().get());
  }

  private Answer once(Request request, byte[] body) {
    String key = request.getHeaders().get("Idempotency-Key");
    if (key == null || key.isBlank()) {
      return intake.take(body);
    }
    if (key.length() > LONGEST_KEY) {
      return intake.error(400, "An Idempotency-Key has at most " + LONGEST_KEY + " characters.");
    }
    Known known = repeated.begin(key, body);
    if (known instanceof Known.Answered before) {
      return before.answer();
    }
    if (known instanceof Known.UnderWay) {
      return intake.error(409, "The first request with this Idempotency-Key is under way.");
    }
    if (known instanceof Known.OtherBody) {
      return intake.error(422, "This Idempotency-Key was used with another body.");
    }
    Answer answer = intake.error(500, "The request was not finished.");
    try {
      answer = intake.take(body);
    } finally {
      repeated.end(key, body, answer);
    }
    return answer;
  }

  private Optional<LocalProducers.Refusal> refusal(Request request) {
    HttpFields headers = request.getHeaders();
    return settings.token().isPresent()
        ? Optional.empty()
        : new LocalProducers(settings.host())
            .refusal(
                new LocalProducers.Visit(
                    Optional.ofNullable(headers.get(HttpHeader.HOST)),
                    Optional.ofNullable(headers.get(HttpHeader.ORIGIN)),
                    Optional.ofNullable(headers.get("Sec-Fetch-Site")),
                    Optional.ofNullable(headers.get(HttpHeader.CONTENT_TYPE))));
  }

  private boolean isKnown(Request request) {
    Optional<String> token = settings.token();
    if (token.isEmpty()) {
      return true;
    }
    String given =
        Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)).orElse("");
    // Compared in constant time, so that the time tells nothing about the token.
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8),
        (BEARER + token.get()).getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Response response, Callback callback, Answer answer) {
    response.setStatus(answer.status());
    RequestBody.endConnection(answer.status(), response);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
  }
}

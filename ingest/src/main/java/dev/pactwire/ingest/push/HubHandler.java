package dev.pactwire.ingest.push;

import dev.pactwire.ingest.websub.Subscriptions;
import dev.pactwire.ingest.websub.Subscriptions.Receipt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * Answers hubs at {@code /websub/TOKEN}: GET verifies a subscription, POST brings what is new. They
 * show no bearer token: the address cannot be guessed, and what they bring is signed. 202 also for
 * what is ignored, so that nobody learns from the answer whether a signature was good.
 */
final class HubHandler extends Handler.Abstract {

  /** What callback addresses begin with. */
  static final String PATH = "/websub";

  /** Longest time for a body, however steadily it comes. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Subscriptions subscriptions;
  private final int mostBytes;
  private final Semaphore free;

  HubHandler(Subscriptions subscriptions, PushSettings settings) {
    this.subscriptions = subscriptions;
    this.mostBytes = settings.bytes();
    this.free = new Semaphore(settings.requests());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = request.getHttpURI().getPath();
    if (!path.startsWith(PATH + "/")) {
      return false;
    }
    String token = path.substring(PATH.length() + 1);
    switch (request.getMethod()) {
      case "GET" -> verify(token, request, response, callback);
      case "POST" -> deliver(token, request, response, callback);
      default -> answer(405, "", response, callback);
    }
    return true;
  }

  private void verify(String token, Request request, Response response, Callback callback) {
    Map<String, String> query = new HashMap<>();
    try {
      for (Fields.Field field : Request.extractQueryParameters(request)) {
        query.put(field.getName(), field.getValue());
      }
    } catch (RuntimeException unreadable) {
      answer(400, "", response, callback);
      return;
    }
    Optional<String> challenge = subscriptions.verify(token, query);
    answer(challenge.isPresent() ? 200 : 404, challenge.orElse(""), response, callback);
  }

  private void deliver(String token, Request request, Response response, Callback callback) {
    if (!subscriptions.knows(token)) {
      answer(410, "", response, callback);
      return;
    }
    if (!free.tryAcquire()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
      answer(429, "", response, callback);
      return;
    }
    int status;
    try {
      RequestBody body = RequestBody.read(request, mostBytes, LONGEST);
      status = body.bytes().isEmpty() ? body.status() : taken(token, request, body.bytes().get());
    } finally {
      free.release();
    }
    if (status == 503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "60");
    }
    answer(status, "", response, callback);
  }

  private int taken(String token, Request request, byte[] body) {
    Optional<String> charset =
        Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
            .map(MimeTypes::getCharsetFromContentType);
    Receipt receipt =
        subscriptions.deliver(
            token, Optional.ofNullable(request.getHeaders().get("X-Hub-Signature")), body, charset);
    return switch (receipt) {
      case TAKEN, IGNORED -> 202;
      case GONE -> 410;
      case BUSY -> 503;
    };
  }

  private static void answer(int status, String text, Response response, Callback callback) {
    response.setStatus(status);
    RequestBody.endConnection(status, response);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
  }
}

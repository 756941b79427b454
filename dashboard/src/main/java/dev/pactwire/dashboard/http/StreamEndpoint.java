package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.json.View;
import dev.pactwire.dashboard.subscribe.Hub;
import dev.pactwire.dashboard.subscribe.Request;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;

/** Subscriptions by Server-Sent Events. */
final class StreamEndpoint implements Endpoint {
  private static final int USUAL_SNAPSHOT = 100;
  private static final int MOST_SNAPSHOT = 20_000;
  private static final int UNAVAILABLE = 503;

  private final Hub hub;
  private final BooleanSupplier ready;

  StreamEndpoint(Hub hub, BooleanSupplier ready) {
    this.hub = hub;
    this.ready = ready;
  }

  @Override
  public void answer(Call call) {
    Request request = request(call);
    Optional<String> refusal = refusal(hub, ready, request);
    if (refusal.isPresent()) {
      call.set(HttpHeader.RETRY_AFTER, "2");
      call.problem(UNAVAILABLE, refusal.get());
      return;
    }
    call.response().setStatus(200);
    call.set(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
    call.set(HttpHeader.CACHE_CONTROL, "no-store");
    // Tells proxies that would collect the answer to pass it on as it comes.
    call.response().getHeaders().put("X-Accel-Buffering", "no");
    if (HttpMethod.HEAD.is(call.request().getMethod())) {
      call.callback().succeeded();
      return;
    }
    hub.subscribe(request, new SseOutlet(call));
  }

  /** Why nobody can subscribe to this now. */
  static Optional<String> refusal(Hub hub, BooleanSupplier ready, Request request) {
    return ready.getAsBoolean()
        ? hub.refusal(request.filter())
        : Optional.of("The topics are still being read; try again in a moment.");
  }

  /** What the parameters ask for. */
  static Request request(Call call) {
    Optional<String> cursor =
        Optional.ofNullable(call.request().getHeaders().get("Last-Event-ID"))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .or(() -> call.parameter("after"));
    View view =
        call.parameter("view").filter("summary"::equals).map(s -> View.SUMMARY).orElse(View.FULL);
    return new Request(
        Filters.channels(call),
        Filters.of(call),
        view,
        Filters.number(call, "snapshot", USUAL_SNAPSHOT, MOST_SNAPSHOT),
        cursor);
  }
}

package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.subscribe.Framing;
import dev.pactwire.dashboard.subscribe.Hub;
import dev.pactwire.dashboard.subscribe.Outlet;
import dev.pactwire.dashboard.subscribe.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * Subscriptions by web socket: the same events, each a line of JSON with event, id and data. A text
 * message holds one line or more.
 */
final class SocketEndpoint implements Endpoint {
  private static final int UPGRADE_REQUIRED = 426;
  private static final int UNAVAILABLE = 503;
  private static final long LONGEST_MESSAGE = 1_024;

  private final Hub hub;
  private final BooleanSupplier ready;

  SocketEndpoint(Hub hub, BooleanSupplier ready) {
    this.hub = hub;
    this.ready = ready;
  }

  /** Prepares a server for web sockets. */
  static void prepare(Server server) {
    ServerWebSocketContainer.ensure(server).setMaxTextMessageSize(LONGEST_MESSAGE);
  }

  @Override
  public void answer(Call call) {
    Request request = StreamEndpoint.request(call);
    Optional<String> refusal = StreamEndpoint.refusal(hub, ready, request);
    if (refusal.isPresent()) {
      call.problem(UNAVAILABLE, refusal.get());
      return;
    }
    if (call.header(HttpHeader.UPGRADE).isEmpty()) {
      call.set(HttpHeader.UPGRADE, "websocket");
      call.problem(
          UPGRADE_REQUIRED, "This is for web sockets; for others there is /api/v1/stream.");
      return;
    }
    boolean upgraded =
        ServerWebSocketContainer.get(call.request().getContext())
            .upgrade(
                (asked, answer, callback) -> {
                  // Compressing would be done anew for each subscriber, and what subscribers send
                  // is of no interest, however small it can be made.
                  answer.setExtensions(List.of());
                  return new Subscriber(hub, request);
                },
                call.request(),
                call.response(),
                call.callback());
    if (!upgraded) {
      call.set(HttpHeader.UPGRADE, "websocket");
      call.response().getHeaders().put("Sec-WebSocket-Version", "13");
      call.problem(UPGRADE_REQUIRED, "This is no opening of a web socket of version 13.");
    }
  }

  /** Jetty calls this by its public methods. */
  public static final class Subscriber extends Session.Listener.AbstractAutoDemanding {
    private final Hub hub;
    private final Request request;
    private volatile Runnable gone = () -> {};

    Subscriber(Hub hub, Request request) {
      this.hub = hub;
      this.request = request;
    }

    @Override
    public void onWebSocketOpen(Session session) {
      super.onWebSocketOpen(session);
      gone = hub.subscribe(request, new SocketOutlet(session));
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
      gone.run();
      callback.succeed();
    }

    /** Nothing is asked for; taken note of so that the bound on the length of messages holds. */
    @Override
    public void onWebSocketText(String message) {}
  }

  private record SocketOutlet(Session session) implements Outlet {
    @Override
    public Framing framing() {
      return Framing.LINES;
    }

    @Override
    public void send(byte[] frames, Runnable done, Runnable failed) {
      session.sendText(
          new String(frames, StandardCharsets.UTF_8), Callback.from(done, failure -> failed.run()));
    }

    @Override
    public void end() {
      session.close(StatusCode.SERVICE_RESTART, "", Callback.NOOP);
    }

    @Override
    public void abort() {
      session.disconnect();
    }
  }
}

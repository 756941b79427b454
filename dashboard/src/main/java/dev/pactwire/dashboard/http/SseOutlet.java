package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.subscribe.Framing;
import dev.pactwire.dashboard.subscribe.Outlet;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** A subscriber that is told by Server-Sent Events. Nothing here waits for the network. */
final class SseOutlet implements Outlet {
  private final Call call;

  SseOutlet(Call call) {
    this.call = call;
  }

  @Override
  public Framing framing() {
    return Framing.SSE;
  }

  @Override
  public void send(byte[] frames, Runnable done, Runnable failed) {
    call.response()
        .write(
            false,
            ByteBuffer.wrap(frames),
            Callback.from(
                done,
                failure -> {
                  failed.run();
                  call.callback().failed(failure);
                }));
  }

  @Override
  public void end() {
    call.response().write(true, BufferUtil.EMPTY_BUFFER, call.callback());
  }

  /** Closing the connection fails the write that is under way, if there is one. */
  @Override
  public void abort() {
    EndPoint connection = call.request().getConnectionMetaData().getConnection().getEndPoint();
    connection.close();
  }
}

package dev.pactwire.dashboard.http;

import dev.pactwire.dashboard.subscribe.Outlet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** A subscriber that is told by Server-Sent Events. Nothing here waits for the network. */
final class SseOutlet implements Outlet {
  private static final int RETRY_MS = 1_000;

  private final Call call;

  SseOutlet(Call call) {
    this.call = call;
  }

  @Override
  public byte[] frame(String cursor, String event, byte[] data) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(data.length + 200);
    if (cursor.isEmpty()) {
      // The first word: how soon a browser is to come back.
      frame.writeBytes(utf8("retry: " + RETRY_MS + "\n"));
    } else {
      frame.writeBytes(utf8("id: " + cursor + "\n"));
    }
    frame.writeBytes(utf8("event: " + event + "\ndata: "));
    frame.writeBytes(data);
    frame.writeBytes(utf8("\n\n"));
    return frame.toByteArray();
  }

  /** An event without data: no listener is called, but a browser remembers the cursor. */
  @Override
  public byte[] heartbeat(String cursor) {
    return utf8(": still here\n" + (cursor.isEmpty() ? "" : "id: " + cursor + "\n") + "\n");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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

package dev.pactwire.dashboard.subscribe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** How events look on a connection. */
public enum Framing {
  /** Server-Sent Events. */
  SSE {
    @Override
    byte[] frame(String cursor, String event, byte[] data) {
      // The first word of a stream has no cursor; with it goes how soon a browser is to come back.
      String head = cursor.isEmpty() ? "retry: " + RETRY_MS + "\n" : "id: " + cursor + "\n";
      return joined(head + "event: " + event + "\ndata: ", data, "\n\n");
    }

    /** An event without data: no listener is called, but a browser remembers the cursor. */
    @Override
    byte[] heartbeat(String cursor) {
      return joined(
          ": still here\n" + (cursor.isEmpty() ? "" : "id: " + cursor + "\n"), new byte[0], "\n");
    }
  },

  /** A line of JSON for each event. */
  LINES {
    @Override
    byte[] frame(String cursor, String event, byte[] data) {
      String id = cursor.isEmpty() ? "" : "\"id\":\"" + cursor + "\",";
      return joined("{\"event\":\"" + event + "\"," + id + "\"data\":", data, "}\n");
    }

    @Override
    byte[] heartbeat(String cursor) {
      return frame(cursor, "heartbeat", new byte[] {'{', '}'});
    }
  };

  private static final int RETRY_MS = 1_000;

  /**
   * An event.
   *
   * @param cursor from where to go on; empty when that is not to be said
   * @param event its name
   * @param data JSON on one line
   */
  abstract byte[] frame(String cursor, String event, byte[] data);

  /** What says only that the connection is alive, and how far it is. */
  abstract byte[] heartbeat(String cursor);

  private static byte[] joined(String head, byte[] data, String tail) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(head.length() + data.length + 4);
    joined.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    joined.writeBytes(data);
    joined.writeBytes(tail.getBytes(StandardCharsets.UTF_8));
    return joined.toByteArray();
  }
}

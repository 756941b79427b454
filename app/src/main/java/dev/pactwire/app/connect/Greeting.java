package dev.pactwire.app.connect;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the other end speaks Kafka. A client of Kafka takes the first four bytes of any answer
 * for its length, and an answer that begins with "HTTP" for one of more than a gigabyte: it would
 * end the process for want of memory.
 */
final class Greeting {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final short API_VERSIONS = 18;
  private static final short NO_CLIENT_ID = -1;

  /** Length, kind, version, number, client. */
  private static final ByteBuffer REQUEST =
      ByteBuffer.allocate(14)
          .putInt(10)
          .putShort(API_VERSIONS)
          .putShort((short) 0)
          .putInt(0)
          .putShort(NO_CLIENT_ID);

  private Greeting() {}

  /**
   * Asks which requests are understood, as every client does first. No answer, or a connection that
   * is not plain, says nothing: then the client has to find out.
   */
  static boolean isAnsweredOtherwise(InetSocketAddress address, Map<String, String> properties) {
    String protocol = properties.getOrDefault("security.protocol", "PLAINTEXT");
    if (!protocol.toUpperCase(Locale.ROOT).endsWith("PLAINTEXT")) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      // In one piece: a server that is put off by the first bytes might hang up on the others.
      socket.getOutputStream().write(REQUEST.array());
      int length = new DataInputStream(socket.getInputStream()).readInt();
      return length < Integer.BYTES || length > LONGEST_ANSWER;
    } catch (IOException e) {
      return false;
    }
  }
}

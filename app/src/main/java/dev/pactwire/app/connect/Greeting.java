package dev.pactwire.app.connect;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the other end speaks Kafka, as plainly as we do. A client of Kafka takes the first four
 * bytes of any answer for its length, and an answer that begins with "HTTP" for one of more than a
 * gigabyte: it would end the process for want of memory. And one that should have shown credentials
 * is hung up on without a word, and tries until its time is over.
 */
final class Greeting {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int MOST_MECHANISMS = 100;

  private static final short API_VERSIONS = 18;
  private static final short SASL_HANDSHAKE = 17;
  private static final short NO_CLIENT_ID = -1;

  /** The mechanisms that a broker offers are told to whoever asks for one that there is not. */
  private static final short UNSUPPORTED_MECHANISM = 33;

  /** First byte of a TLS alert, which answers bytes that are no TLS. */
  private static final int TLS_ALERT = 0x15;

  private static final String NOTHING_MEANT = "?";

  private Greeting() {}

  /**
   * Asks which requests are understood, as every client does first, and then whether credentials
   * are wanted. No answer, or a connection that is not plain, says nothing: then the client has to
   * find out.
   *
   * @return what keeps a client with these properties from being served there, if anything does
   */
  static Optional<Obstacle> obstacle(InetSocketAddress address, Map<String, String> properties) {
    String protocol =
        properties.getOrDefault("security.protocol", "PLAINTEXT").toUpperCase(Locale.ROOT);
    if (!protocol.endsWith("PLAINTEXT")) {
      return Optional.empty();
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      // In one piece: a server that is put off by the first bytes might hang up on the others.
      socket.getOutputStream().write(request(API_VERSIONS, (short) 0, new byte[0]));
      int length = in.readInt();
      if (length >>> 24 == TLS_ALERT) {
        return Optional.of(Obstacle.encrypted(address.getPort()));
      }
      if (length < Integer.BYTES || length > LONGEST_ANSWER) {
        return Optional.of(Obstacle.notKafka(address.getPort()));
      }
      in.readFully(new byte[length]);
      return protocol.startsWith("SASL") ? Optional.empty() : credentials(socket, in);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where no credentials are wanted this request is an error of its own, and nothing follows. */
  private static Optional<Obstacle> credentials(Socket socket, DataInputStream in)
      throws IOException {
    byte[] mechanism = NOTHING_MEANT.getBytes(StandardCharsets.UTF_8);
    ByteBuffer body =
        ByteBuffer.allocate(Short.BYTES + mechanism.length)
            .putShort((short) mechanism.length)
            .put(mechanism);
    socket.getOutputStream().write(request(SASL_HANDSHAKE, (short) 1, body.array()));
    int length = in.readInt();
    if (length < Integer.BYTES || length > LONGEST_ANSWER) {
      return Optional.empty();
    }
    in.readInt();
    if (in.readShort() != UNSUPPORTED_MECHANISM) {
      return Optional.empty();
    }
    List<String> offered = new ArrayList<>();
    for (int left = Math.min(in.readInt(), MOST_MECHANISMS); left > 0; left--) {
      byte[] name = new byte[Math.max(0, in.readShort())];
      in.readFully(name);
      offered.add(new String(name, StandardCharsets.UTF_8));
    }
    return Optional.of(Obstacle.credentials(offered));
  }

  /** Length, kind, version, number, client, and what is asked. */
  private static byte[] request(short kind, short version, byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(10 + body.length);
    out.writeShort(kind);
    out.writeShort(version);
    out.writeInt(0);
    out.writeShort(NO_CLIENT_ID);
    out.write(body);
    return bytes.toByteArray();
  }
}

package dev.pactwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for servers that have to be told one before they start, or that come back to the one they
 * had. It lies below those that systems give to outgoing connections: while no server listens
 * there, no client that connects somewhere can be given it, nor be connected to itself.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int BEHIND_LAST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private FreePort() {}

  /** A port of 127.0.0.1 at which nobody listens just now. */
  public static int find() {
    IOException last = new IOException("nothing was tried");
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw new UncheckedIOException("No port is free.", last);
  }
}

package dev.pactwire.app.broker;

import dev.pactwire.app.error.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The two ports a broker listens on; found free just now, which another process may still undo. */
record FreePorts(int broker, int controller) {

  /**
   * Finds ports on the loopback address.
   *
   * @param wanted the broker's port, or 0 for any
   * @throws CommandFailure when the wanted port is taken
   */
  static FreePorts find(int wanted) {
    try (ServerSocket broker = bind(wanted);
        ServerSocket controller = bind(0)) {
      return new FreePorts(broker.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw CommandFailure.failed(
          "Port %d on %s cannot be used: %s; give another --broker-port."
              .formatted(wanted, BrokerProperties.HOST, e.getMessage()),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // As Kafka does: a port in TIME_WAIT after a restart is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(BrokerProperties.HOST), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}

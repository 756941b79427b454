package dev.pactwire.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlowHeadsTest {

  @Test
  @Tag("fault-37")
  void aConnectionThatIsClosedIsForgottenAtOnce() throws Exception {
    // Given a server that would look at each connection after an hour
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    SlowHeads heads = new SlowHeads(connector, Duration.ofHours(1));
    connector.addEventListener(heads);
    server.addConnector(connector);
    server.start();
    try {
      // When one comes
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
        assertThat(client.isConnected() && holds(() -> heads.size() == 1)).isTrue();
      }

      // Then nothing of it is left once it has gone
      assertThat(holds(() -> heads.size() == 0)).isTrue();
    } finally {
      server.stop();
    }
  }

  /** Whether it holds within a minute and a half. */
  private static boolean holds(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return condition.getAsBoolean();
  }
}

package dev.pactwire.bench.cluster;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A broker in a JVM of its own: prints its address, and ends with its standard input, so that it
 * never outlives the process that started it.
 */
final class BrokerMain {

  private BrokerMain() {}

  public static void main(String[] args) throws IOException {
    try (DataDirectory directory = DataDirectory.open(Path.of(args[0]));
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      System.out.println(broker.bootstrapServers());
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}

package dev.pactwire.app.broker;

import dev.pactwire.app.error.CommandFailure;
import java.nio.file.Path;

/** A broker in a JVM of its own: prints its address and runs until it is ended. */
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) throws InterruptedException {
    try (DataDirectory directory = DataDirectory.open(Path.of(args[0]));
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      System.out.println(broker.bootstrapServers());
      Thread.currentThread().join();
    } catch (CommandFailure e) {
      System.err.println(e.getMessage());
      System.exit(e.exitCode().code());
    }
  }
}

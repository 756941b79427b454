package dev.pactwire.app.broker;

import dev.pactwire.app.error.CommandFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.common.TransactionVersion;

/**
 * Apache Kafka in this JVM, on the loopback address only.
 *
 * <p>It keeps its data in the {@link DataDirectory} over restarts and {@code kill -9}: what was
 * acknowledged is there again. The directory is formatted when it holds no cluster yet, and never
 * again. Transactions run in version 2 (KIP-890), which exactly-once processing asks for.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int ATTEMPTS = 3;

  private final KafkaRaftServer server;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it answers, which takes 3 to 4 seconds.
   *
   * @param directory where the data lie; stays open when the broker is closed
   * @param port port on 127.0.0.1, or 0 for any free one
   * @throws CommandFailure when the port is taken or the data cannot be used
   */
  public static EmbeddedBroker start(DataDirectory directory, int port) {
    formatOnce(directory.broker());
    for (int attempt = 1; ; attempt++) {
      FreePorts ports = FreePorts.find(port);
      try {
        return new EmbeddedBroker(startServer(directory.broker(), ports), ports.broker());
      } catch (RuntimeException e) {
        boolean portLost = causedByBinding(e);
        if (!portLost || attempt == ATTEMPTS) {
          throw explained(directory, ports, portLost, e);
        }
      }
    }
  }

  private static void formatOnce(Path logs) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(logs);
      new Formatter()
          .setNodeId(BrokerProperties.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(logs.toString())
          .setMetadataLogDirectory(logs.toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setFeatureLevel(TransactionVersion.FEATURE_NAME, TransactionVersion.TV_2.featureLevel())
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (IOException e) {
      throw CommandFailure.failed(
          "The data directory %s cannot be written: %s."
              .formatted(logs.getParent(), e.getMessage()),
          e);
    } catch (Exception e) {
      throw CommandFailure.failed(
          "The data directory %s cannot be prepared for a broker: %s."
              .formatted(logs.getParent(), e.getMessage()),
          e);
    }
  }

  private static KafkaRaftServer startServer(Path logs, FreePorts ports) {
    Map<String, String> settings = BrokerProperties.of(logs, ports.broker(), ports.controller());
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      // The threads of a half-started server are no daemons: without this the process would never
      // end.
      stop(server);
      throw e;
    }
  }

  private static boolean causedByBinding(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static CommandFailure explained(
      DataDirectory directory, FreePorts ports, boolean portLost, RuntimeException e) {
    return portLost
        ? CommandFailure.failed(
            "Port %d on %s was taken while the broker started."
                .formatted(ports.broker(), BrokerProperties.HOST),
            e)
        : CommandFailure.failed(
            "The broker cannot start on the data directory %s: %s"
                .formatted(directory.root(), e.getMessage()),
            e);
  }

  /** Address for clients, such as {@code 127.0.0.1:35123}. */
  public String bootstrapServers() {
    return BrokerProperties.HOST + ":" + port;
  }

  /** Stops the broker and waits for its end, 0.2 to 0.7 seconds; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stop(server);
    }
  }

  private static void stop(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }
}

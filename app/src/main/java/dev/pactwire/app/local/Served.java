package dev.pactwire.app.local;

import dev.pactwire.app.observe.MetricsServer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The figures and the health of a program that works with Kafka Streams, if they are served. */
record Served(Optional<MetricsServer> server) implements AutoCloseable {

  /**
   * Serves them, if there is an address.
   *
   * @param running whether the program does its work
   */
  static Served at(
      Optional<InetSocketAddress> address, BooleanSupplier running, MeterBinder figures) {
    return new Served(
        address.map(
            at ->
                new MetricsServer(
                    at.getHostString(),
                    at.getPort(),
                    () ->
                        running.getAsBoolean()
                            ? Optional.empty()
                            : Optional.of(
                                "Partitions are being taken over, or state is being restored."),
                    List.of(figures))));
  }

  @Override
  public void close() {
    server.ifPresent(MetricsServer::close);
  }
}

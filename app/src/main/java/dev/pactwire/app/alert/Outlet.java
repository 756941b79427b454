package dev.pactwire.app.alert;

import dev.pactwire.schemas.Alert;
import java.time.Duration;
import java.util.List;

/** Where alerts are sent. Each attempt ends within a bounded time. */
public interface Outlet extends AutoCloseable {

  /** Its name, of letters: part of the name of the group of its senders. */
  String name();

  /** For how long alerts are gathered that are sent together; zero when each is sent alone. */
  default Duration gathers() {
    return Duration.ZERO;
  }

  /** Tries once to send alerts, in their order; one at least. */
  Delivery send(List<Alert> alerts) throws InterruptedException;

  @Override
  default void close() {}
}

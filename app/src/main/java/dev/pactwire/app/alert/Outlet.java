package dev.pactwire.app.alert;

import dev.pactwire.schemas.Alert;

/** Where alerts are sent. Each attempt ends within a bounded time. */
public interface Outlet extends AutoCloseable {

  /** Its name, of letters: part of the name of the group of its senders. */
  String name();

  /** Tries once to send an alert. */
  Delivery send(Alert alert) throws InterruptedException;

  @Override
  default void close() {}
}

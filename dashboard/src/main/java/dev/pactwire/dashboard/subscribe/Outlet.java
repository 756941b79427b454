package dev.pactwire.dashboard.subscribe;

/** The connection of a subscriber. */
public interface Outlet {

  /** How events look on it. */
  Framing framing();

  /**
   * Sends without waiting; calls {@code done} when it is out, {@code failed} when it never will.
   */
  void send(byte[] frames, Runnable done, Runnable failed);

  /** Ends the connection in order, after what has been sent. */
  void end();

  /** Ends the connection at once. */
  void abort();
}

package dev.pactwire.dashboard.subscribe;

/** The connection of a subscriber. */
public interface Outlet {

  /**
   * How an event looks on this connection.
   *
   * @param cursor from where to go on
   * @param event its name
   * @param data JSON on one line
   */
  byte[] frame(String cursor, String event, byte[] data);

  /** What says only that the connection is alive, and how far it is. */
  byte[] heartbeat(String cursor);

  /**
   * Sends without waiting; calls {@code done} when it is out, {@code failed} when it never will.
   */
  void send(byte[] frames, Runnable done, Runnable failed);

  /** Ends the connection in order, after what has been sent. */
  void end();

  /** Ends the connection at once. */
  void abort();
}

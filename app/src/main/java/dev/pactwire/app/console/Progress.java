package dev.pactwire.app.console;

/**
 * Tells a person at a terminal what is going on, in one line that is written over; elsewhere it is
 * silent.
 */
public final class Progress implements AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private static final long COUNT_EVERY_NANOS = 200_000_000;

  private final Console console;
  private boolean shown;
  private long countedAt = System.nanoTime() - COUNT_EVERY_NANOS;

  public Progress(Console console) {
    this.console = console;
  }

  /** Shows what is being done now. */
  public synchronized void stage(String what) {
    if (console.errTerminal()) {
      console.err().print(CLEAR_LINE + Printable.shortened(what, 78) + " …");
      console.err().flush();
      shown = true;
    }
  }

  /**
   * Shows how many things are done, a few times a second at most: it may be called for each.
   *
   * @param what with a place for the number, such as {@code "%d articles read"}
   */
  public synchronized void count(String what, long done) {
    if (console.errTerminal() && System.nanoTime() - countedAt >= COUNT_EVERY_NANOS) {
      countedAt = System.nanoTime();
      stage(what.formatted(done));
    }
  }

  /** Takes the line away, before something is printed or at the end. */
  @Override
  public synchronized void close() {
    if (shown) {
      console.err().print(CLEAR_LINE);
      console.err().flush();
      shown = false;
    }
  }
}

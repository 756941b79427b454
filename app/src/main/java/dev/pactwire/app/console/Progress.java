package dev.pactwire.app.console;

/**
 * Tells a person at a terminal what is going on, in one line that is written over; elsewhere it is
 * silent.
 */
public final class Progress implements AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Console console;
  private boolean shown;

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

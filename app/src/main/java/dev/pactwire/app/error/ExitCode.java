package dev.pactwire.app.error;

/** How a process of the {@code pactwire} command ends. */
public enum ExitCode {
  /** Everything asked for was done. */
  DONE(0),
  /** Something could not be done; standard error or the output says what. */
  FAILED(1),
  /** The command line or the configuration is wrong; nothing was started. */
  WRONG_USAGE(2);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number the shell sees. */
  public int code() {
    return code;
  }
}

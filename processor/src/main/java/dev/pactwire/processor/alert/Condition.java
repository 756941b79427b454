package dev.pactwire.processor.alert;

/**
 * Something that is looked at again and again and may waver: it begins when it was there so many
 * looks in a row, and ends when it was not there so many looks in a row.
 */
public final class Condition {

  private final int toBegin;
  private final int toEnd;
  private boolean open;
  private int against;

  /** What a look changes. */
  public enum Turn {
    NONE,
    BEGAN,
    ENDED
  }

  /**
   * A condition.
   *
   * @param open whether it has begun earlier
   */
  public Condition(int toBegin, int toEnd, boolean open) {
    this.toBegin = toBegin;
    this.toEnd = toEnd;
    this.open = open;
  }

  /** Looks whether it is there. */
  public Turn look(boolean there) {
    against = there == open ? 0 : against + 1;
    if (against < (open ? toEnd : toBegin)) {
      return Turn.NONE;
    }
    open = there;
    against = 0;
    return open ? Turn.BEGAN : Turn.ENDED;
  }

  /** Whether it has begun and not ended. */
  public boolean isOpen() {
    return open;
  }
}

package dev.pactwire.processor.dedupe;

/** How far the arrival times of records can be relied on. */
public enum Arrivals {

  /**
   * Set by many brokers, one of which may be wrong: {@link WindowClock} doubts what leaps ahead.
   */
  DOUBTED,

  /** Put right before, as those of an archive are: the clock follows them over any silence. */
  TRUSTED
}

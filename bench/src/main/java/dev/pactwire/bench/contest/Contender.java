package dev.pactwire.bench.contest;

/** A topology that takes part. */
interface Contender {

  /** What it is, in a few words. */
  String name();

  /**
   * Starts it; it works until it is closed.
   *
   * @param applicationId an id that no earlier run has had, so that it begins with the first
   *     article
   */
  AutoCloseable start(String applicationId);
}

package dev.pactwire.dashboard.operate;

/** Pauses feeds and resumes them. Both may take seconds. */
public interface FeedControl {

  /** What became of the wish. */
  sealed interface Outcome {
    /** It is written; whoever polls the feed learns of it within a moment. */
    record Done() implements Outcome {}

    /** Nothing was changed, because it makes no sense; the reason is one sentence. */
    record Refused(String reason) implements Outcome {}

    /** It could not be written; the reason is one sentence. */
    record Failed(String reason) implements Outcome {}
  }

  /**
   * Stops the polling of a feed until it is resumed.
   *
   * @param feed its id
   * @param by who wants it
   * @param reason why
   */
  Outcome pause(String feed, String by, String reason);

  /** Ends the pause of a feed. */
  Outcome resume(String feed);
}

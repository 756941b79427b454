package dev.pactwire.processor.dedupe;

/** What the search for copies has come to so far, counted by the one thread that searches. */
final class Effort {

  private long judged;
  private long met;
  private long candidates;
  private long compared;
  private long fullBuckets;

  /** A text is judged. */
  void judged() {
    judged++;
  }

  /** An article in a bucket of the text. */
  void met() {
    met++;
  }

  /** A bucket with more articles than are looked at. */
  void fullBucket() {
    fullBuckets++;
  }

  /** Articles that are alike by estimate. */
  void candidates(int number) {
    candidates += number;
  }

  /** An article that is compared shingle by shingle. */
  void compared() {
    compared++;
  }

  WindowFigures with(WindowIndex index) {
    return new WindowFigures(
        index.size(),
        index.heapBytes(),
        index.load(),
        judged,
        met,
        candidates,
        compared,
        fullBuckets);
  }
}

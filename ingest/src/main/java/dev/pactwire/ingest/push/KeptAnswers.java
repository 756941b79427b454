package dev.pactwire.ingest.push;

import java.util.function.Consumer;

/**
 * Answers to requests with an idempotency key, kept outside of the process, so that neither a
 * restart nor another instance forgets them.
 */
public interface KeptAnswers extends AutoCloseable {

  /** Nothing is kept. */
  KeptAnswers NONE =
      new KeptAnswers() {
        @Override
        public void keep(Kept answer) {}

        @Override
        public void follow(Consumer<Kept> reader) {}

        @Override
        public void close() {}
      };

  /**
   * An answer.
   *
   * @param key the request's idempotency key
   * @param digest of the request's body: SHA-256, hexadecimal
   * @param status HTTP status of the answer
   * @param body of the answer
   */
  record Kept(String key, String digest, int status, String body) {}

  /** Keeps an answer; returns when it is stored, or cannot be, which is said in the log. */
  void keep(Kept answer);

  /**
   * Tells all answers that are kept before it returns, and from then on those that others keep.
   *
   * @param reader is told of each, from then on by another thread
   */
  void follow(Consumer<Kept> reader);

  @Override
  void close();
}

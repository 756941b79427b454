package dev.pactwire.bench.state;

import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.processor.dedupe.Fingerprint;
import dev.pactwire.processor.dedupe.Fingerprinter;
import dev.pactwire.processor.dedupe.SeenArticle;
import dev.pactwire.schemas.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a window remembers of articles of five kilobytes. Signing a million would take longer than
 * what is measured, so each has the fingerprint of a real one with other random bytes in place of
 * hash, signature and words: as long, as incompressible, and with nothing in common.
 */
final class RememberedTexts {

  private static final int HASH_AT = 2;
  private static final int HASH_END = 18;
  private static final int SIGNATURE_AT = 31;
  private static final int MODELS = 64;
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final byte[][] models = new byte[MODELS][];
  private final Instant last;
  private final int count;

  /**
   * @param last arrival of the latest
   */
  RememberedTexts(Corpus corpus, int count, Instant last) {
    this.count = count;
    this.last = last;
    Fingerprinter fingerprinter = new Fingerprinter();
    for (int i = 0; i < MODELS; i++) {
      Article article = corpus.article(i);
      models[i] = fingerprinter.of(article.getTitle(), article.getText()).toBytes();
    }
  }

  /** The remembered article with a sequence number, from one on. */
  SeenArticle article(int sequence) {
    SplittableRandom random = new SplittableRandom(sequence);
    byte[] model = models[sequence % MODELS];
    byte[] bytes = new byte[model.length];
    random.nextBytes(bytes);
    System.arraycopy(model, 0, bytes, 0, HASH_AT);
    System.arraycopy(model, HASH_END, bytes, HASH_END, SIGNATURE_AT - HASH_END);
    String id = "%016x%016x".formatted(random.nextLong(), sequence);
    Instant arrival = last.minus(BETWEEN.multipliedBy((long) count - sequence));
    return new SeenArticle(
        sequence,
        id,
        1,
        arrival,
        arrival,
        arrival,
        id,
        id,
        false,
        Fingerprint.fromBytes(Arrays.copyOf(bytes, bytes.length)));
  }
}

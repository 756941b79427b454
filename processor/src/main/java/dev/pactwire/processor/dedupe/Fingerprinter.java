package dev.pactwire.processor.dedupe;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import com.dynatrace.hash4j.similarity.SuperMinHashVersion;
import dev.pactwire.processor.text.Tokens;

/**
 * Makes the {@link Fingerprint} of a text.
 *
 * <p>Normalisation: character references are resolved ({@link References}); the body becomes its
 * sequence of tokens ({@link Tokens}: NFKC, lower case, punctuation gone). What is left is what two
 * spellings of one text have in common. The body's hash covers all tokens. A body of fewer than
 * {@value #TELLING_TOKENS} tokens says too little by itself: its hash covers the title as well.
 * Comparisons see the first {@value #MOST_TOKENS} tokens.
 *
 * <p>A text of which more than half the tokens are single characters (Chinese, Japanese, Thai) is
 * cut into shingles of five characters, any other into shingles of three words; the text decides,
 * not its language tag, which may be wrong.
 *
 * <p>The signature is a SuperMinHash (Ertl 2017, arXiv:1706.05698). Stateless and safe for use by
 * many threads.
 */
public final class Fingerprinter {

  /** Bodies with fewer tokens are told apart by their titles too. */
  static final int TELLING_TOKENS = 24;

  /** Tokens of a text that take part in comparisons, about 100 KB of prose. */
  static final int MOST_TOKENS = 16_384;

  /**
   * Texts with fewer distinct shingles are not signed: nothing but equality can be said of them.
   */
  static final int SIGNED_SHINGLES = 20;

  private static final byte[] UNSIGNED = {};

  private final SimilarityHashPolicy signatures =
      SimilarityHashing.superMinHash(Fingerprint.COMPONENTS, 16, SuperMinHashVersion.V1);

  /** The fingerprint of an article's text; either part may be empty. */
  public Fingerprint of(String title, String body) {
    Tokens tokens = Tokens.of(References.resolve(body));
    BodyHash hash = new BodyHash();
    int alone = 0;
    char[] kept = new char[Math.min(tokens.size(), MOST_TOKENS)];
    for (int i = 0; i < tokens.size(); i++) {
      long word = tokens.hash(i);
      hash.add(word);
      alone += tokens.standsAlone(i) ? 1 : 0;
      if (i < kept.length) {
        kept[i] = Shingles.token(word, tokens.hasDigit(i), tokens.isCapitalised(i));
      }
    }
    if (tokens.size() < TELLING_TOKENS) {
      addTitle(hash, title);
    }
    return assemble(hash, 2 * alone > tokens.size(), tokens.size(), kept);
  }

  private Fingerprint assemble(BodyHash hash, boolean characterBased, int tokens, char[] kept) {
    ShingleTable shingles = new ShingleTable(kept, kept.length, Shingles.length(characterBased));
    byte[] signature = shingles.size() < SIGNED_SHINGLES ? UNSIGNED : sign(shingles.distinct());
    return Fingerprint.of(
        hash.high(),
        hash.low(),
        characterBased,
        tokens,
        shingles.size(),
        signature,
        kept,
        kept.length);
  }

  private byte[] sign(long[] shingles) {
    return signatures.createHasher().compute(ElementHashProvider.ofValues(shingles));
  }

  private static void addTitle(BodyHash hash, String title) {
    Tokens words = Tokens.of(References.resolve(title));
    hash.separate();
    for (int i = 0; i < words.size(); i++) {
      hash.add(words.hash(i));
    }
  }
}

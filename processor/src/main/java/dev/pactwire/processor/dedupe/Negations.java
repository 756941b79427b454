package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.text.Tokens;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that turn a statement into its opposite: {@code not}, {@code kein}, {@code sans}, {@code
 * никогда}. In a text of a few sentences one of them more or less is the news.
 *
 * <p>A language block holds one language, so it does no harm that words of different languages
 * meet; left out are those that are common words elsewhere ({@code nu}, {@code mai}), and those
 * that stand beside another negation anyway ({@code ne … pas}). An elided English one is a token of
 * its own, {@code t}, so that {@code don't} and {@code do not} have one each. Texts in Chinese,
 * Japanese and Thai need none: a character more or less in a short one leaves too few of its
 * shingles.
 *
 * <p>A {@link Fingerprint} keeps fourteen bits of a word's hash. Those of a negation are kept for
 * it: any other word that has the same is moved to the next that are free.
 */
final class Negations {

  private static final String WORDS =
      "not no never none nor neither without cannot nobody nothing t"
          + " nicht kein keine keinen keinem keiner keines keinerlei keineswegs nie niemals niemand"
          + " nichts ohne weder"
          + " pas jamais aucun aucune sans ni rien nul nulle"
          + " nunca jamás ningún ninguno ninguna sin nada nadie tampoco"
          + " non nessun nessuno nessuna senza né niente nulla neanche"
          + " niet geen nooit niets zonder"
          + " não nenhum nenhuma sem nem ninguém"
          + " nigdy bez żaden żadna żadne żadnego żadnej nikt nic"
          + " не нет ни никогда никто ничего нельзя без ні ніколи немає ніхто"
          + " değil yok hiç asla olmadan"
          + " inte ikke ingen inget aldrig aldri utan uden uten"
          + " لا لم لن ليس ليست دون بدون"
          + " 안 못 않는다 않았다 않을 않은 않으며 않고 없는 없다 없이";

  /** The bits above these make the token. */
  private static final int TOKEN_SHIFT = 50;

  private static final Set<Long> HASHES =
      Stream.of(WORDS.split(" ")).map(Tokens::hashOf).collect(Collectors.toUnmodifiableSet());

  /** One bit for each token: two kilobytes, since every word of every article asks. */
  private static final long[] TOKENS = new long[1 << (Long.SIZE - TOKEN_SHIFT - 6)];

  static {
    for (long hash : HASHES) {
      int token = (int) (hash >>> TOKEN_SHIFT);
      TOKENS[token >>> 6] |= 1L << token;
    }
  }

  private Negations() {}

  /**
   * The hash of a word in which its first fourteen bits are those of a negation only if it is one.
   */
  static long apart(long word) {
    long hash = word;
    if (isToken((int) (hash >>> TOKEN_SHIFT)) && !HASHES.contains(hash)) {
      do {
        hash += 1L << TOKEN_SHIFT;
      } while (isToken((int) (hash >>> TOKEN_SHIFT)));
    }
    return hash;
  }

  /** Whether a token of a fingerprint negates. */
  static boolean isOne(char token) {
    return isToken(token >>> 2) && !Shingles.hasDigit(token);
  }

  private static boolean isToken(int token) {
    return (TOKENS[token >>> 6] >>> token & 1) != 0;
  }
}

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
 * its own, {@code t}, so that {@code don't} and {@code do not} have one each; in {@code AT&T} it is
 * none. Nor is {@code no} before a digit, which is a number's sign, nor {@code pas} where nothing
 * near it is French: in Dutch it is {@code only just}. Texts in Chinese, Japanese and Thai need
 * none: a character more or less in a short one leaves too few of its shingles.
 *
 * <p>A {@link Fingerprint} keeps fourteen bits of a word's hash. Those of a negation are kept for
 * it: any other word that has the same is moved to the next that are free.
 */
final class Negations {

  private static final String WORDS =
      "not no never none nor neither without cannot nobody nothing t"
          + " nicht kein keine keinen keinem keiner keines keinerlei keineswegs nie niemals niemand"
          + " nichts ohne weder"
          + " pas jamais aucun aucune sans ni rien nulle"
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

  private static final Set<Long> BEFORE_T =
      hashes(
          "don can won isn aren wasn weren doesn didn hasn haven hadn couldn wouldn shouldn mustn"
              + " needn mightn ain shan");

  private static final Set<Long> BEFORE_PAS = hashes("ne n");
  private static final Set<Long> BEHIND_PAS = hashes("d un une encore");

  /** Words from {@code ne} to {@code pas}: {@code ne lui a-t-il pas}. */
  private static final int WITHIN = 5;

  private static final long NO = Tokens.hashOf("no");
  private static final long T = Tokens.hashOf("t");
  private static final long PAS = Tokens.hashOf("pas");

  /** The bits above these make the token. */
  private static final int TOKEN_SHIFT = 50;

  private static final Set<Long> HASHES = hashes(WORDS);

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
   *
   * @param words the text, which tells whether a word of two meanings negates
   * @param at where in it the word stands
   */
  static long apart(long word, Tokens words, int at) {
    long hash = word;
    if (isToken((int) (hash >>> TOKEN_SHIFT)) && !negates(hash, words, at)) {
      do {
        hash += 1L << TOKEN_SHIFT;
      } while (isToken((int) (hash >>> TOKEN_SHIFT)));
    }
    return hash;
  }

  private static boolean negates(long word, Tokens words, int at) {
    if (word == T) {
      return stands(BEFORE_T, words, at - 1, at);
    }
    if (word == NO) {
      return at + 1 == words.size() || !words.hasDigit(at + 1);
    }
    if (word == PAS) {
      return stands(BEFORE_PAS, words, at - WITHIN, at)
          || stands(BEHIND_PAS, words, at + 1, at + 2);
    }
    return HASHES.contains(word);
  }

  private static boolean stands(Set<Long> any, Tokens words, int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(to, words.size()); i++) {
      if (any.contains(words.hash(i))) {
        return true;
      }
    }
    return false;
  }

  private static Set<Long> hashes(String words) {
    return Stream.of(words.split(" ")).map(Tokens::hashOf).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a token of a fingerprint negates. */
  static boolean isOne(char token) {
    return isToken(token >>> 2) && !Shingles.hasDigit(token);
  }

  private static boolean isToken(int token) {
    return (TOKENS[token >>> 6] >>> token & 1) != 0;
  }
}

package dev.pactwire.processor.text;

import java.util.Arrays;

/** One pass over one text; see {@link Tokens} for the rule. */
final class Tokenizer {

  private static final int OTHER = 0;
  private static final int SMALL = 1;
  private static final int CAPITAL = 2;
  private static final int DIGIT = 4;
  private static final byte[] KINDS = kinds();

  private final CharSequence text;
  private final char[] chars;
  private final TokenArrays found;

  /** Where the current token began, or -1 between tokens. */
  private int start = -1;

  /** End of the current token, which invisible characters after it do not move. */
  private int end;

  private long hash;
  private boolean stable;
  private boolean alone;
  private boolean digit;
  private boolean firstUpper;
  private int upper;
  private int lower;

  Tokenizer(CharSequence text) {
    this.text = text;
    this.chars = text.toString().toCharArray();
    this.found = new TokenArrays(text.length() / 6 + 16);
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[0x80];
    Arrays.fill(kinds, '0', '9' + 1, (byte) DIGIT);
    Arrays.fill(kinds, 'A', 'Z' + 1, (byte) CAPITAL);
    Arrays.fill(kinds, 'a', 'z' + 1, (byte) SMALL);
    return kinds;
  }

  TokenArrays run() {
    for (int i = 0; i < chars.length; ) {
      char c = chars[i];
      if (c >= 0x80) {
        int cp = Character.codePointAt(chars, i);
        int next = i + Character.charCount(cp);
        other(cp, i, next);
        i = next;
      } else if (start < 0 && KINDS[c] != OTHER) {
        i = word(i);
      } else {
        ascii(c, i);
        i++;
      }
    }
    close();
    return found;
  }

  /**
   * The short cut that most words of most texts take: from an ASCII letter or digit to the end of
   * such, without touching a field. A word that goes on with other letters is left open and
   * finished on the ordinary way.
   */
  private int word(int from) {
    char[] in = chars;
    long sum = WordHash.start();
    int at = from;
    int kinds = 0;
    int capitals = 0;
    char c = in[at];
    for (int kind = KINDS[c]; kind != OTHER; kind = c < 0x80 ? KINDS[c] : OTHER) {
      kinds |= kind;
      capitals += (kind & CAPITAL) >> 1;
      sum = WordHash.addLower(sum, c | (kind & CAPITAL) << 4);
      at++;
      c = at < in.length ? in[at] : ' ';
    }
    boolean capitalised = KINDS[in[from]] == CAPITAL;
    if (c < 0x80) {
      boolean allCaps = capitals >= 2 && (kinds & SMALL) == 0;
      found.add(
          from, at, WordHash.finish(sum), flags(capitalised, allCaps, (kinds & DIGIT) != 0, false));
      return at;
    }
    begin(from);
    hash = sum;
    end = at;
    digit = (kinds & DIGIT) != 0;
    upper = capitals;
    lower = kinds & SMALL;
    firstUpper = capitalised;
    return at;
  }

  /** An ASCII character within a token that began on the ordinary way, or between tokens. */
  private void ascii(char c, int at) {
    int kind = KINDS[c];
    if (kind == OTHER) {
      close();
      return;
    }
    open(at);
    digit |= kind == DIGIT;
    upper += kind == CAPITAL ? 1 : 0;
    lower += kind == SMALL ? 1 : 0;
    firstUpper |= kind == CAPITAL && start == at;
    hash = WordHash.add(hash, c);
    end = at + 1;
  }

  private void other(int cp, int at, int next) {
    if (Scripts.standsAlone(cp) && (Character.isLetterOrDigit(cp) || Scripts.isMark(cp))) {
      close();
      letter(cp, at, next);
      alone = true;
    } else if (Scripts.isMark(cp)) {
      mark(next);
    } else if (Character.isLetterOrDigit(cp)) {
      letter(cp, at, next);
    } else if (!Scripts.isInvisible(cp)) {
      close();
    }
  }

  private void letter(int cp, int at, int next) {
    open(at);
    boolean capital = Character.isUpperCase(cp) || Character.isTitleCase(cp);
    digit |= Character.isDigit(cp);
    upper += capital ? 1 : 0;
    lower += Character.isLowerCase(cp) ? 1 : 0;
    firstUpper |= capital && start == at;
    stable &= Scripts.isStable(cp);
    hash = WordHash.add(hash, cp);
    end = next;
  }

  /** A mark joins the token before it; without one it is noise. */
  private void mark(int next) {
    if (start >= 0) {
      stable = false;
      end = next;
    }
  }

  private void open(int at) {
    if (alone) {
      close();
    }
    if (start < 0) {
      begin(at);
    }
  }

  private void begin(int at) {
    start = at;
    hash = WordHash.start();
    stable = true;
    digit = false;
    firstUpper = false;
    upper = 0;
    lower = 0;
  }

  private void close() {
    if (start < 0) {
      return;
    }
    long word = stable ? WordHash.finish(hash) : WordHash.of(text, start, end);
    found.add(start, end, word, flags(firstUpper, upper >= 2 && lower == 0, digit, alone));
    start = -1;
    alone = false;
  }

  private static int flags(boolean capitalised, boolean allCaps, boolean digit, boolean alone) {
    return (capitalised ? Tokens.CAPITALISED : 0)
        | (allCaps ? Tokens.ALL_CAPS : 0)
        | (digit ? Tokens.HAS_DIGIT : 0)
        | (alone ? Tokens.STANDS_ALONE : 0);
  }
}

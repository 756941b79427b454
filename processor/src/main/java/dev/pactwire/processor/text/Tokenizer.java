package dev.pactwire.processor.text;

/** One pass over one text; see {@link Tokens} for the rule. */
final class Tokenizer {

  /** Flags of {@link #ASCII}, above the letter itself in lower case; nothing for a separator. */
  private static final int SMALL = 0x100;

  private static final int CAPITAL = 0x200;
  private static final int DIGIT = 0x400;
  private static final int LETTER = 0x7F;
  private static final int SEPARATOR = 0;

  private static final short[] ASCII = ascii();

  private final CharSequence text;
  private final int length;

  /** The text, and a separator at its end. */
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
    this.length = text.length();
    this.chars = new char[length + 1];
    text.toString().getChars(0, length, chars, 0);
    this.found = new TokenArrays(length / 6 + 16);
  }

  private static short[] ascii() {
    short[] ascii = new short[0x80];
    for (int c = 0; c < ascii.length; c++) {
      int kind =
          c >= '0' && c <= '9'
              ? DIGIT
              : c >= 'A' && c <= 'Z' ? CAPITAL : c >= 'a' && c <= 'z' ? SMALL : SEPARATOR;
      ascii[c] = (short) (kind == SEPARATOR ? SEPARATOR : kind | (kind == CAPITAL ? c + 32 : c));
    }
    return ascii;
  }

  TokenArrays run() {
    for (int i = 0; i < length; ) {
      char c = chars[i];
      if (c >= 0x80) {
        int cp = Character.codePointAt(chars, i, length);
        int next = i + Character.charCount(cp);
        other(cp, i, next);
        i = next;
      } else if (start < 0) {
        i = ASCII[c] == SEPARATOR ? i + 1 : word(i);
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
    short[] table = ASCII;
    long sum = WordHash.start();
    int at = from;
    int kinds = 0;
    int c = in[at];
    int first = table[c];
    int kind = first;
    do {
      kinds |= kind;
      sum = WordHash.addLower(sum, kind & LETTER);
      c = in[++at];
      kind = c < 0x80 ? table[c] : SEPARATOR;
    } while (kind != SEPARATOR);
    boolean capitalised = (first & CAPITAL) != 0;
    boolean digits = (kinds & DIGIT) != 0;
    if (c < 0x80) {
      boolean allCaps = (kinds & (SMALL | CAPITAL)) == CAPITAL && capitals(from, at) >= 2;
      found.add(from, at, WordHash.finish(sum), flags(capitalised, allCaps, digits, false));
      return at;
    }
    begin(from);
    hash = sum;
    end = at;
    digit = digits;
    upper = capitals(from, at);
    lower = (kinds & SMALL) != 0 ? 1 : 0;
    firstUpper = capitalised;
    return at;
  }

  private int capitals(int from, int to) {
    int capitals = 0;
    for (int i = from; i < to; i++) {
      capitals += (ASCII[chars[i]] & CAPITAL) != 0 ? 1 : 0;
    }
    return capitals;
  }

  /** An ASCII character within a token that began on the ordinary way, or between tokens. */
  private void ascii(char c, int at) {
    int kind = ASCII[c];
    if (kind == SEPARATOR) {
      close();
      return;
    }
    open(at);
    boolean capital = (kind & CAPITAL) != 0;
    digit |= (kind & DIGIT) != 0;
    upper += capital ? 1 : 0;
    lower += (kind & SMALL) != 0 ? 1 : 0;
    firstUpper |= capital && start == at;
    hash = WordHash.addLower(hash, kind & LETTER);
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

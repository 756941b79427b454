package dev.pactwire.processor.text;

/** One pass over one text; see {@link Tokens} for the rule. */
final class Tokenizer {

  private final CharSequence text;
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
    this.found = new TokenArrays(text.length() / 6 + 16);
  }

  TokenArrays run() {
    int length = text.length();
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c, i);
        i++;
      } else {
        int cp = Character.codePointAt(text, i);
        int next = i + Character.charCount(cp);
        other(cp, i, next);
        i = next;
      }
    }
    close();
    return found;
  }

  private void ascii(char c, int at) {
    boolean small = c >= 'a' && c <= 'z';
    boolean capital = c >= 'A' && c <= 'Z';
    boolean number = c >= '0' && c <= '9';
    if (!small && !capital && !number) {
      close();
      return;
    }
    open(at);
    digit |= number;
    upper += capital ? 1 : 0;
    lower += small ? 1 : 0;
    firstUpper |= capital && start == at;
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
      start = at;
      hash = WordHash.start();
      stable = true;
      digit = false;
      firstUpper = false;
      upper = 0;
      lower = 0;
    }
  }

  private void close() {
    if (start < 0) {
      return;
    }
    long word = stable ? WordHash.finish(hash) : WordHash.of(text, start, end);
    found.add(start, end, word, flags());
    start = -1;
    alone = false;
  }

  private int flags() {
    return (firstUpper ? Tokens.CAPITALISED : 0)
        | (upper >= 2 && lower == 0 ? Tokens.ALL_CAPS : 0)
        | (digit ? Tokens.HAS_DIGIT : 0)
        | (alone ? Tokens.STANDS_ALONE : 0);
  }
}

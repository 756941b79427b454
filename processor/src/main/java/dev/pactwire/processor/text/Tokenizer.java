package dev.pactwire.processor.text;

/**
 * One pass over one text; see {@link Tokens} for the rule. Plain words are found by {@link
 * PlainWords}; where another character comes, the word it stands in, or the word it begins, is read
 * here code point by code point.
 */
final class Tokenizer {

  private final String text;
  private final int length;
  private final TokenArrays found;
  private final PlainWords plain;

  /** Where the current token began, or -1 between tokens. */
  private int start = -1;

  /** End of the current token, which invisible characters after it do not move. */
  private int end;

  private long hash;
  private boolean stable;
  private boolean alone;
  private boolean digit;
  private boolean firstUpper;
  private boolean caseless;
  private int upper;
  private int lower;

  Tokenizer(CharSequence text) {
    this.text = text.toString();
    this.length = text.length();
    this.found = new TokenArrays(length / 5 + 16);
    this.plain = new PlainWords(this.text, found);
  }

  TokenArrays run() {
    for (int at = 0; at < length; ) {
      at = plain.read(at);
      if (plain.start() >= 0) {
        takeOver(at);
      }
      at = others(at);
    }
    close();
    return found;
  }

  /** Goes on with a word that began plainly. */
  private void takeOver(int at) {
    begin(plain.start());
    hash = plain.sum();
    end = at;
    digit = (plain.kinds() & Letters.DIGIT) != 0;
    upper = plain.capitals(start, at);
    lower = (plain.kinds() & Letters.SMALL) != 0 ? 1 : 0;
    firstUpper = (plain.first() & Letters.CAPITAL) != 0;
    caseless = (plain.first() & Letters.CASELESS) != 0;
  }

  /** Reads on to the first plain character that stands outside a token. */
  private int others(int from) {
    int at = from;
    while (at < length) {
      char c = text.charAt(at);
      int kind = Letters.of(c);
      if (kind < 0) {
        int cp = Character.isSurrogate(c) ? text.codePointAt(at) : c;
        int next = at + Character.charCount(cp);
        other(cp, at, next);
        at = next;
      } else if (start < 0) {
        return at;
      } else {
        plain(c, kind, at);
        at++;
      }
    }
    return at;
  }

  private void plain(char c, int kind, int at) {
    if ((kind & Letters.WORD) == 0) {
      close();
    } else {
      letter(c, at, at + 1);
    }
  }

  private void other(int cp, int at, int next) {
    if (Scripts.isIdeograph(cp)) {
      ideograph(cp, at, next);
    } else if (Scripts.standsAlone(cp) && (Character.isLetterOrDigit(cp) || Scripts.isMark(cp))) {
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

  /** What {@link #letter} does, without asking what is known of all ideographs. */
  private void ideograph(int cp, int at, int next) {
    close();
    begin(at);
    caseless = true;
    hash = WordHash.addFolded(hash, cp);
    end = next;
    alone = true;
  }

  private void letter(int cp, int at, int next) {
    open(at);
    boolean capital = Scripts.isCapital(cp);
    digit |= Character.isDigit(cp);
    upper += capital ? 1 : 0;
    lower += Character.isLowerCase(cp) ? 1 : 0;
    if (start == at) {
      firstUpper = capital;
      caseless = Scripts.isCaseless(cp);
    }
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
    caseless = false;
    upper = 0;
    lower = 0;
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
        | (alone ? Tokens.STANDS_ALONE : 0)
        | (caseless ? Tokens.CASELESS : 0);
  }
}

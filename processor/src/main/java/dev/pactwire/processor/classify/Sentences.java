package dev.pactwire.processor.classify;

import dev.pactwire.processor.text.Tokens;

/**
 * Cuts a text into sentences, roughly: a full stop, question or exclamation mark followed by a new
 * beginning, an empty line, or the end of a short line. Abbreviations and ordinals ("U.S.", "11.
 * September") do not end a sentence when the token before the dot is at most two characters long or
 * a number.
 */
final class Sentences {
  private static final int SHORT_LINE = 60;
  private static final int SHORT_TOKEN = 2;

  private final CharSequence text;
  private final Tokens tokens;
  private final int[] sentence;
  private int count;

  private Sentences(CharSequence text, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
    this.sentence = new int[tokens.size()];
  }

  static Sentences of(CharSequence text, Tokens tokens) {
    Sentences sentences = new Sentences(text, tokens);
    sentences.cut();
    return sentences;
  }

  /** Number of the sentence in which a token stands, from 0. */
  int of(int token) {
    return sentence[token];
  }

  int count() {
    return count;
  }

  private void cut() {
    int current = 0;
    int lineStart = 0;
    for (int i = 0; i < sentence.length; i++) {
      if (i > 0) {
        int from = tokens.end(i - 1);
        int to = tokens.start(i);
        if (to - from > 1 || tokens.standsAlone(i)) {
          int lineFeed = lastLineFeed(from, to);
          if (ends(i, from, to) || lineFeed >= 0 && from - lineStart < SHORT_LINE) {
            current++;
          }
          lineStart = lineFeed >= 0 ? lineFeed + 1 : lineStart;
        }
      }
      sentence[i] = current;
    }
    count = sentence.length == 0 ? 0 : current + 1;
  }

  private int lastLineFeed(int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (text.charAt(i) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean ends(int next, int from, int to) {
    int feeds = 0;
    boolean stop = false;
    for (int i = from; i < to; i++) {
      switch (text.charAt(i)) {
        case '\n' -> feeds++;
        case '.' -> stop |= isFullStop(next);
        case '!', '?', '…', '¡', '¿' -> stop |= startsAnew(next);
        case '。', '！', '？', '؟', '۔', '।' -> stop = true;
        default -> {}
      }
    }
    return stop || feeds > 1;
  }

  private boolean isFullStop(int next) {
    int previous = next - 1;
    int length = tokens.end(previous) - tokens.start(previous);
    boolean abbreviation = length <= SHORT_TOKEN || tokens.hasDigit(previous);
    return !abbreviation && startsAnew(next) && tokens.start(next) - tokens.end(previous) > 1;
  }

  private boolean startsAnew(int next) {
    int cp = Character.codePointAt(text, tokens.start(next));
    return !Character.isLowerCase(cp);
  }
}

package dev.pactwire.processor.classify;

import dev.pactwire.processor.text.Tokens;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a word can be in a term: itself, a word with a certain beginning, a word with a certain
 * ending. Each such pattern has a number; a word has none, one or several of them. Words repeat
 * within and between articles, so the answer for a word is remembered: in a plain table of hashes
 * for the many words that are in no term, since reaching for an object would cost a cache miss for
 * each word, and in one of immutable entries for the others. What another thread overwrites is
 * computed again.
 */
final class Symbols {
  static final int[] NONE = {};
  private static final int CACHE_SIZE = 1 << 15;

  private static final int LONGEST_WITH_AFFIX = 64;

  private record Entry(long hash, int[] symbols) {}

  private final Map<String, Integer> numbers = new HashMap<>();
  private final LongIntMap exact = new LongIntMap();
  private final AffixTrie prefixes = new AffixTrie(false);
  private final AffixTrie suffixes = new AffixTrie(true);
  private final Entry[] cache = new Entry[CACHE_SIZE];
  private final RememberedWords inNoTerm = new RememberedWords();

  /** The number of a pattern, given on first use. Not to be called after the first look-up. */
  int number(TermPattern.Word word) {
    return numbers.computeIfAbsent(word.affix() + word.folded(), key -> add(word, numbers.size()));
  }

  private int add(TermPattern.Word word, int number) {
    switch (word.affix()) {
      case NONE -> exact.put(Tokens.hashOf(word.folded()), number);
      case PREFIX -> prefixes.add(word.folded(), number);
      case SUFFIX -> suffixes.add(word.folded(), number);
    }
    return number;
  }

  int[] of(CharSequence text, Tokens tokens, int token) {
    long hash = tokens.hash(token);
    if (inNoTerm.has(hash)) {
      return NONE;
    }
    int slot = (int) (hash >>> 7) & (CACHE_SIZE - 1);
    Entry entry = cache[slot];
    return entry != null && entry.hash == hash
        ? entry.symbols
        : remembered(slot, hash, compute(text, tokens, token));
  }

  private int[] remembered(int slot, long hash, int[] symbols) {
    if (symbols.length == 0) {
      inNoTerm.add(hash);
    } else {
      cache[slot] = new Entry(hash, symbols);
    }
    return symbols;
  }

  private int[] compute(CharSequence text, Tokens tokens, int token) {
    List<Integer> found = new ArrayList<>(4);
    int number = exact.get(tokens.hash(token));
    if (number >= 0) {
      found.add(number);
    }
    if (tokens.end(token) - tokens.start(token) <= LONGEST_WITH_AFFIX) {
      String word = fold(text.subSequence(tokens.start(token), tokens.end(token)));
      prefixes.collect(word, found);
      suffixes.collect(word, found);
    }
    return found.isEmpty() ? NONE : found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean isAscii(CharSequence word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** NFKC in lower case, letter by letter, as the hash of a token sees it. */
  static String fold(CharSequence word) {
    if (isAscii(word)) {
      return word.toString().toLowerCase(Locale.ROOT);
    }
    String normal = Normalizer.normalize(word, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(normal.length());
    normal.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
    return folded.toString();
  }
}

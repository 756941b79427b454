package dev.pactwire.processor.classify;

import dev.pactwire.processor.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * All terms of a taxonomy as one trie over words. Finding them takes one look-up per word of the
 * text, however many terms there are. Where terms overlap, the one that begins first wins, and of
 * those the longest; a term that is dropped because of its capitals or language gives way to the
 * next longest.
 */
final class Lexicon {
  private static final int LONGEST_GAP = 3;
  private static final int LONGEST_ABBREVIATION = 4;
  private static final String PHRASE_BREAKS = ",;:!?()[]{}|\n\r\t•…";

  private record Entry(Term term, TermPattern pattern) {}

  private final Symbols symbols = new Symbols();
  private final WordTrie trie;
  private final List<List<Entry>> entries = new ArrayList<>();
  // Most words begin no term, though many stand within some, such as "the".
  private final RememberedWords beginningNone = new RememberedWords();
  private int longest;

  Lexicon(List<Term> terms) {
    WordTrie.Builder builder = new WordTrie.Builder();
    entries.add(List.of());
    for (Term term : terms) {
      add(term, builder);
    }
    trie = builder.build();
  }

  private void add(Term term, WordTrie.Builder builder) {
    TermPattern pattern = TermPattern.parse(term.spelling());
    int node = 0;
    for (TermPattern.Word word : pattern.words()) {
      node = builder.step(node, symbols.number(word));
      if (node == entries.size()) {
        entries.add(List.of());
      }
    }
    List<Entry> here = new ArrayList<>(entries.get(node));
    here.add(new Entry(term, pattern));
    entries.set(node, here);
    longest = Math.max(longest, pattern.words().size());
  }

  private boolean beginsTerm(int[] word) {
    for (int symbol : word) {
      if (trie.next(0, symbol) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The terms of the given languages in a text, by position. Terms of equal span all count. */
  List<Span> find(CharSequence text, Tokens tokens, long languages) {
    Search search = new Search(text, tokens, languages);
    for (int i = 0; i < tokens.size(); ) {
      i += Math.max(1, search.at(i));
    }
    return search.found;
  }

  /** Terms found on the tokens from {@code first} to {@code last}, both included. */
  record Span(int first, int last, List<Term> terms) {}

  private final class Search {
    private final CharSequence text;
    private final Tokens tokens;
    private final long languages;
    private final List<Span> found = new ArrayList<>();
    private int start;
    private int bestLength;
    private final List<Term> best = new ArrayList<>();

    Search(CharSequence text, Tokens tokens, long languages) {
      this.text = text;
      this.tokens = tokens;
      this.languages = languages;
    }

    /** Finds the longest terms that begin at a token and returns their length in tokens, or 0. */
    int at(int first) {
      long hash = tokens.hash(first);
      if (beginningNone.has(hash)) {
        return 0;
      }
      int[] here = symbols.of(text, tokens, first);
      if (!beginsTerm(here)) {
        beginningNone.add(hash);
        return 0;
      }
      start = first;
      bestLength = 0;
      best.clear();
      step(0, first, here);
      if (bestLength > 0) {
        found.add(new Span(first, first + bestLength - 1, List.copyOf(best)));
      }
      return bestLength;
    }

    private void step(int node, int token, int[] here) {
      for (int symbol : here) {
        int next = trie.next(node, symbol);
        if (next == 0) {
          continue;
        }
        accept(next, token - start + 1);
        if (trie.isInner(next)
            && token + 1 < tokens.size()
            && token + 1 - start < longest
            && joined(token)) {
          step(next, token + 1, symbols.of(text, tokens, token + 1));
        }
      }
    }

    private void accept(int node, int length) {
      if (length < bestLength) {
        return;
      }
      for (Entry entry : entries.get(node)) {
        if ((entry.term.languages() & languages) != 0
            && entry.pattern.capitalsAgree(text, tokens, start)) {
          if (length > bestLength) {
            bestLength = length;
            best.clear();
          }
          best.add(entry.term);
        }
      }
    }

    /**
     * Whether a token and the next can belong to one phrase: nothing that ends a clause stands
     * between them.
     */
    private boolean joined(int token) {
      int from = tokens.end(token);
      int to = tokens.start(token + 1);
      if (to - from > LONGEST_GAP) {
        return false;
      }
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        boolean fullStop = c == '.' && from - tokens.start(token) > LONGEST_ABBREVIATION;
        if (fullStop || PHRASE_BREAKS.indexOf(c) >= 0 && !isLineWrap(c, from, to)) {
          return false;
        }
      }
      return true;
    }

    /** A single line feed within hard-wrapped prose does not end a phrase. */
    private boolean isLineWrap(char c, int from, int to) {
      return c == '\n' && to - from == 1;
    }
  }
}

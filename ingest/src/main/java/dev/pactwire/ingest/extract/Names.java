package dev.pactwire.ingest.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words looked for in the class and id of an element. A page has hundreds of such names; so a
 * regular expression is asked only where its literal core is found.
 */
final class Names {

  private record Word(String core, Optional<Pattern> pattern) {
    boolean isIn(String name) {
      return name.contains(core) && pattern.filter(p -> !p.matcher(name).find()).isEmpty();
    }
  }

  private final List<Word> words;

  private Names(List<Word> words) {
    this.words = words;
  }

  /**
   * Makes a list.
   *
   * @param words in lower case: plain words, or a word, a colon and the expression that a name with
   *     that word has to match somewhere
   */
  static Names of(String... words) {
    return new Names(Stream.of(words).map(Names::word).toList());
  }

  private static Word word(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Word(text, Optional.empty())
        : new Word(
            text.substring(0, colon), Optional.of(Pattern.compile(text.substring(colon + 1))));
  }

  /**
   * Whether one of the words is in a name.
   *
   * @param name in lower case
   */
  boolean anyIn(String name) {
    for (Word word : words) {
      if (word.isIn(name)) {
        return true;
      }
    }
    return false;
  }
}

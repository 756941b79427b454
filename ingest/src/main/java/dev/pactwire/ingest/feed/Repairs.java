package dev.pactwire.ingest.feed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What had to be mended so that a document could be read.
 *
 * @param invalid sequences of bytes that are no characters in its charset
 * @param kinds what else was wrong
 */
public record Repairs(int invalid, Set<Kind> kinds) {

  /** Ways in which feeds are not what they should be, and are read all the same. */
  public enum Kind {
    /** Something stands before the XML declaration. */
    PROLOG("text before the XML declaration"),
    /** Characters that XML forbids. */
    CONTROLS("control characters"),
    /** Entities that are not declared, or a bare ampersand. */
    ENTITIES("undefined entities"),
    /** Tags without an end, or an end without a beginning. */
    TAGS("unclosed tags"),
    /** The document ends within an entry, which is left out; those before it are whole. */
    CUT("an end that was cut off");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** All was well. */
  public static final Repairs NONE = new Repairs(0, Set.of());

  /** Copies the set. */
  public Repairs {
    kinds = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
  }

  /** Each in plain words, such as "3 invalid byte sequences". */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (invalid > 0) {
      words.add(invalid + (invalid == 1 ? " invalid byte sequence" : " invalid byte sequences"));
    }
    kinds.forEach(kind -> words.add(kind.words));
    return List.copyOf(words);
  }
}

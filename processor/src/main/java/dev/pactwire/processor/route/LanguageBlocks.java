package dev.pactwire.processor.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table that says in which block an article of a language is deduplicated.
 *
 * <p>All articles of a language meet in one block, in one order, so that "the first one wins" is
 * decided in one place. Big languages have a block of their own, small ones share one, and texts
 * whose language is unknown have theirs. The number of a block is the number of its partition; the
 * table bears a version because changing it moves articles to other partitions.
 */
public final class LanguageBlocks {

  /** Version of this table. */
  public static final int VERSION = 1;

  private static final List<List<String>> TABLE =
      List.of(
          List.of("en"),
          List.of("de"),
          List.of("fr", "es", "it", "pt", "nl"),
          List.of("ru", "uk", "pl", "tr", "ar"),
          List.of("zh", "ja", "ko", "th"),
          List.of("und"));
  private static final int OTHERS = 3;
  private static final Map<String, Integer> BLOCKS = blocks();

  private LanguageBlocks() {}

  /** How many blocks there are. */
  public static int count() {
    return TABLE.size();
  }

  /** The block of a language, given as an ISO 639-1 code or {@code und}. */
  public static int of(String language) {
    return BLOCKS.getOrDefault(language, OTHERS);
  }

  /** Name of a block: its languages, such as {@code en} or {@code zh+ja+ko+th}. */
  public static String name(int block) {
    return String.join("+", TABLE.get(block));
  }

  private static Map<String, Integer> blocks() {
    Map<String, Integer> blocks = new HashMap<>();
    for (int block = 0; block < TABLE.size(); block++) {
      for (String language : TABLE.get(block)) {
        blocks.put(language, block);
      }
    }
    return Map.copyOf(blocks);
  }
}

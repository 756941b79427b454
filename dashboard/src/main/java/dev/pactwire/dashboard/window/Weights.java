package dev.pactwire.dashboard.window;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Relation;
import java.util.List;

/**
 * About how many bytes things take on the heap: texts are counted with two bytes a character, which
 * is right for those beyond Latin-1 and too much for others, the rest with round figures.
 */
final class Weights {
  /** Of a small record with all its fields. */
  static final int FIXED = 1_200;

  private static final int LABEL = 120;
  private static final int EVIDENCE = 160;
  private static final int RELATION = 500;

  private Weights() {}

  static int of(ClassifiedArticle classified) {
    Article article = classified.getArticle();
    int characters =
        article.getText().length()
            + article.getTitle().length()
            + article.getSummary().map(String::length).orElse(0);
    return FIXED
        + 2 * characters
        + of(classified.getCountries())
        + of(classified.getRegions())
        + of(classified.getAlliances());
  }

  private static int of(List<Label> labels) {
    return labels.stream().mapToInt(label -> LABEL + EVIDENCE * label.getEvidence().size()).sum();
  }

  static int of(Copy copy) {
    return FIXED + 2 * copy.title().length();
  }

  static int of(Relation relation) {
    return RELATION * (1 + relation.getRelated().size());
  }

  static int of(DeadLetter letter) {
    return FIXED
        + letter.value().map(bytes -> bytes.length).orElse(0)
        + letter.key().map(bytes -> bytes.length).orElse(0)
        + 2 * letter.message().length();
  }
}

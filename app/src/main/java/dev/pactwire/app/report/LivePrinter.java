package dev.pactwire.app.report;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Style;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.DuplicateKind;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints articles as they come out, one line each: what happened, language, title, labels in focus,
 * or what it repeats.
 */
public final class LivePrinter implements Outputs.Reader {
  private static final int TITLE = 70;
  private static final int LANGUAGE = 8;
  private static final int MOST_TITLES = 10_000;

  private final Console console;
  private final Style style;
  private final Map<String, String> titles =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_TITLES;
        }
      };

  public LivePrinter(Console console) {
    this.console = console;
    this.style = console.style();
  }

  @Override
  public void classified(ClassifiedArticle classified) {
    String title = title(classified.getArticle());
    titles.put(classified.getArticle().getArticleId(), title);
    String change = classified.getChange().toString().toLowerCase(Locale.ROOT);
    List<String> labels =
        Stream.concat(focus(classified.getAlliances()), focus(classified.getRegions())).toList();
    String about = labels.isEmpty() ? "" : style.faint("  [" + String.join(", ", labels) + "]");
    line(style.good(padded(change)), classified.getLanguage(), style.bold(title) + about);
  }

  @Override
  public void duplicate(Duplicate duplicate) {
    if (duplicate.getKind() == DuplicateKind.SAME_ARTICLE) {
      return;
    }
    String original =
        Printable.shortened(
            titles.getOrDefault(duplicate.getDuplicateOf(), duplicate.getDuplicateOf()), TITLE);
    String of =
        String.format(Locale.ROOT, "  (%.0f %% of: %s)", 100 * duplicate.getSimilarity(), original);
    line(
        padded("duplicate"),
        duplicate.getLanguage(),
        title(duplicate.getArticle()) + style.faint(of));
  }

  private void line(String what, String language, String text) {
    console.print("%s %-3s %s".formatted(what, Printable.shortened(language, LANGUAGE), text));
  }

  private static Stream<String> focus(List<Label> labels) {
    return labels.stream().filter(label -> label.getRole() == Role.FOCUS).map(Label::getId);
  }

  private static String title(Article article) {
    return Printable.shortened(
        article.getTitle().isBlank() ? article.getText() : article.getTitle(), TITLE);
  }

  private static String padded(String text) {
    return String.format(Locale.ROOT, "%-10s", text);
  }
}

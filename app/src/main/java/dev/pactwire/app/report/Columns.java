package dev.pactwire.app.report;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists of labels with their counts, side by side under their headings. */
final class Columns {
  private static final int COUNT_WIDTH = 5;

  private record Column(String heading, List<LabelCounts.Count> counts) {
    int width() {
      int widest = counts.stream().mapToInt(count -> count.id().length()).max().orElse(0);
      return Math.max(heading.length(), widest + COUNT_WIDTH);
    }

    String cell(int row) {
      if (row >= counts.size()) {
        return " ".repeat(width());
      }
      LabelCounts.Count count = counts.get(row);
      return String.format(
          Locale.ROOT,
          "%-" + (width() - COUNT_WIDTH) + "s%" + COUNT_WIDTH + "d",
          count.id(),
          count.articles());
    }
  }

  private final Console console;
  private final Style style;
  private final List<Column> columns = new ArrayList<>();

  Columns(Console console) {
    this.console = console;
    this.style = console.style();
  }

  Columns add(String heading, List<LabelCounts.Count> counts) {
    columns.add(new Column(heading, counts));
    return this;
  }

  void print() {
    console.print(
        line(
            column ->
                style.bold(column.heading())
                    + " ".repeat(column.width() - column.heading().length())));
    int rows = columns.stream().mapToInt(column -> column.counts().size()).max().orElse(0);
    for (int row = 0; row < rows; row++) {
      int at = row;
      console.print(line(column -> column.cell(at)));
    }
  }

  private String line(java.util.function.Function<Column, String> cell) {
    StringBuilder line = new StringBuilder();
    columns.forEach(column -> line.append("  ").append(cell.apply(column)).append("  "));
    return line.toString().stripTrailing();
  }
}

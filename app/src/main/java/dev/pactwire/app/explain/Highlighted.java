package dev.pactwire.app.explain;

import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Style;
import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Field;
import dev.pactwire.processor.classify.Label;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A text with its evidence marked: by colour at a terminal, in brackets elsewhere. What spoke for
 * alliances and regions, for countries, and against a label looks different. Where spans overlap
 * the first is marked; of several that begin together, the longest.
 */
final class Highlighted {
  private record Mark(int start, int end, Function<String, String> paint) {}

  private final Style style;

  Highlighted(Style style) {
    this.style = style;
  }

  /** The text with its marks; control characters are made visible, line feeds stay. */
  String of(String text, Field field, Classification answer) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (Mark mark : marks(field, answer)) {
      if (mark.start() >= at) {
        shown.append(printable(text.substring(at, mark.start())));
        shown.append(mark.paint().apply(printable(text.substring(mark.start(), mark.end()))));
        at = mark.end();
      }
    }
    return shown.append(printable(text.substring(at))).toString();
  }

  private List<Mark> marks(Field field, Classification answer) {
    Stream<Mark> alliances =
        Stream.concat(answer.alliances().stream(), answer.regions().stream())
            .flatMap(label -> marks(label, field, style::good, "«", "»"));
    Stream<Mark> countries =
        answer.countries().stream().flatMap(label -> marks(label, field, style::bold, "[", "]"));
    return Stream.concat(alliances, countries)
        .sorted(Comparator.comparingInt(Mark::start).thenComparing(mark -> -mark.end()))
        .toList();
  }

  private Stream<Mark> marks(
      Label label, Field field, Function<String, String> colour, String open, String close) {
    return label.evidence().stream()
        .filter(reason -> reason.field() == field && reason.end() > reason.start())
        .map(reason -> mark(reason, colour, open, close));
  }

  private Mark mark(Evidence reason, Function<String, String> colour, String open, String close) {
    Function<String, String> paint =
        !style.coloured() ? text -> open + text + close : reason.weight() < 0 ? style::bad : colour;
    return new Mark(reason.start(), reason.end(), paint);
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', at)) {
      shown.append(Printable.line(text.substring(at, feed))).append('\n');
      at = feed + 1;
    }
    return shown.append(Printable.line(text.substring(at))).toString();
  }
}

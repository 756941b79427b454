package dev.pactwire.app.report;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Style;
import dev.pactwire.processor.replay.Difference;
import dev.pactwire.processor.replay.Difference.Counts;
import dev.pactwire.processor.replay.Difference.Example;
import dev.pactwire.processor.replay.Fate;
import dev.pactwire.processor.replay.LabelKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** Prints how a replay differs from what was told live. */
public final class DifferencePrinter {
  private static final int TITLE = 64;
  private static final int CHANGES = 6;
  private static final String LABELS = "    %-9s %-34s%8s%8s%8s%8s";

  private final Console console;
  private final Style style;

  public DifferencePrinter(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** Prints verdicts, then labels, each with a few examples. */
  public void print(Difference difference) {
    if (difference.compared() == 0) {
      console.print("  Nothing of this was told live, so that there is nothing to compare.");
      return;
    }
    verdicts(difference);
    console.print("");
    labels(difference);
    leftOver(difference);
  }

  private void verdicts(Difference difference) {
    long others = difference.compared() - difference.sameVerdict();
    console.print(
        style.bold("  Verdicts: ")
            + "%d of %d records as live, %d others"
                .formatted(difference.sameVerdict(), difference.compared(), others));
    difference
        .verdicts()
        .forEach(
            (turn, count) ->
                console.print(
                    turn.live() == turn.replayed()
                        ? "    %d are %s in both, of another article"
                            .formatted(count, words(turn.live().text()))
                        : "    %d were %s and are %s here"
                            .formatted(
                                count, words(turn.live().text()), words(turn.replayed().text()))));
    difference.verdictExamples().forEach(this::verdict);
  }

  private void verdict(Example example) {
    console.print(
        style.faint("      such as ")
            + Printable.shortened(example.title(), TITLE)
            + style.faint(" (%s → %s)".formatted(text(example.live()), text(example.replayed()))));
  }

  private static String text(Fate fate) {
    String verdict = words(fate.outcome().text());
    return fate.outcome().isDuplicate()
        ? verdict + " of " + Printable.shortened(fate.of(), TITLE)
        : verdict;
  }

  private static String words(String outcome) {
    return outcome.replace('_', ' ');
  }

  private void labels(Difference difference) {
    console.print(
        style.bold("  Labels: ")
            + "%d articles have others than live".formatted(difference.relabelled()));
    console.print(
        style.bold(String.format(Locale.ROOT, LABELS, "", "", "same", "added", "removed", "role")));
    for (LabelKey.Kind kind : LabelKey.Kind.values()) {
      List<Map.Entry<LabelKey, Counts>> ofKind =
          difference.labels().entrySet().stream()
              .filter(label -> label.getKey().kind() == kind)
              .toList();
      Counts all = ofKind.stream().map(Map.Entry::getValue).reduce(Counts.NONE, Counts::plus);
      row(kind, "(all %d)".formatted(ofKind.size()), all);
      ofKind.stream()
          .filter(label -> label.getValue().isChanged())
          .forEach(label -> row(kind, label.getKey().id(), label.getValue()));
    }
    difference.labelExamples().forEach(this::relabelled);
  }

  private void row(LabelKey.Kind kind, String id, Counts counts) {
    console.print(
        String.format(
            Locale.ROOT,
            LABELS,
            kind.name().toLowerCase(Locale.ROOT),
            Printable.shortened(id, 33),
            counts.same(),
            counts.added(),
            counts.removed(),
            counts.otherRole()));
  }

  private void relabelled(Example example) {
    console.print(
        style.faint("      such as ")
            + Printable.shortened(example.title(), TITLE)
            + style.faint(" (%s)".formatted(String.join(", ", changes(example)))));
  }

  private static List<String> changes(Example example) {
    SortedMap<LabelKey, Boolean> before = example.live().labels();
    SortedMap<LabelKey, Boolean> now = example.replayed().labels();
    TreeSet<LabelKey> all = new TreeSet<>(before.keySet());
    all.addAll(now.keySet());
    List<String> changes = new ArrayList<>();
    for (LabelKey label : all) {
      String id = Printable.line(label.id());
      if (!before.containsKey(label)) {
        changes.add("+" + id);
      } else if (!now.containsKey(label)) {
        changes.add("-" + id);
      } else if (!before.get(label).equals(now.get(label))) {
        changes.add(id + (now.get(label) ? " to focus" : " to mention"));
      }
    }
    if (changes.size() <= CHANGES) {
      return changes;
    }
    List<String> few = new ArrayList<>(changes.subList(0, CHANGES));
    few.add("%d more".formatted(changes.size() - CHANGES));
    return few;
  }

  private void leftOver(Difference difference) {
    if (difference.onlyReplayed() > 0) {
      console.print("");
      console.print(
          "  %d records have no outcome live: they are still on the way, or it is gone by retention."
              .formatted(difference.onlyReplayed()));
    }
    if (difference.onlyLive() > 0) {
      console.print("");
      console.print(
          style
              .bad("  %d records have an outcome live and none here.")
              .formatted(difference.onlyLive()));
    }
  }
}

package dev.pactwire.app.taxonomy;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.console.Style;
import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Label;
import dev.pactwire.processor.classify.LabelChange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which articles of a sample another taxonomy labels differently: each with the labels that come,
 * go or change their role and the evidence for them, and at the end how many of each label.
 */
public final class TaxonomyDiff {
  private static final int EVIDENCE_SHOWN = 3;
  private static final int TITLE_WIDTH = 90;

  private final Console console;
  private final Style style;
  private final Classifier before;
  private final Classifier after;
  private final int shown;
  private final Map<String, int[]> byLabel = new TreeMap<>();
  private int articles;
  private int changed;

  /**
   * @param shown how many changed articles to print one by one
   */
  public TaxonomyDiff(Console console, Classifier before, Classifier after, int shown) {
    this.console = console;
    this.style = console.style();
    this.before = before;
    this.after = after;
    this.shown = shown;
  }

  /** Prints the differences over a sample; true when there is any. */
  public boolean print(Sample sample) {
    try (Progress progress = new Progress(console)) {
      sample.forEach(article -> article(article, progress));
    }
    console.print(
        "%d of %d articles change%s"
            .formatted(changed, articles, changed > shown ? ", %d shown".formatted(shown) : ""));
    byLabel.forEach(
        (label, counts) ->
            console.print(
                String.format(
                    Locale.ROOT, "  %-45s %6s %6s", label, "+" + counts[0], "-" + counts[1])));
    return changed > 0;
  }

  private void article(Sample.SampleArticle article, Progress progress) {
    Classification old = before.classify(article.document());
    Classification now = after.classify(article.document());
    List<LabelChange> changes = LabelChange.between(old, now);
    progress.count("%d articles compared", ++articles);
    if (changes.isEmpty()) {
      return;
    }
    if (changed++ < shown) {
      progress.close();
      String title = Printable.shortened(article.document().title(), TITLE_WIDTH);
      console.print(style.bold(Printable.line(article.id())) + "  " + title);
    }
    for (LabelChange change : changes) {
      count(change);
      if (changed <= shown) {
        print(change);
      }
    }
  }

  private void count(LabelChange change) {
    change.after().ifPresent(label -> counts(change, label)[0]++);
    change.before().ifPresent(label -> counts(change, label)[1]++);
  }

  private int[] counts(LabelChange change, Label label) {
    return byLabel.computeIfAbsent(
        change.kind() + " " + change.id() + " " + role(label), key -> new int[2]);
  }

  private void print(LabelChange change) {
    change.before().ifPresent(label -> console.print(style.bad(line("-", change, label))));
    change.after().ifPresent(label -> console.print(style.good(line("+", change, label))));
  }

  private static String line(String sign, LabelChange change, Label label) {
    String reasons =
        label.evidence().stream()
            .limit(EVIDENCE_SHOWN)
            .map(TaxonomyDiff::reason)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "  %s %s %s %s %.2f: %s",
        sign,
        change.kind(),
        change.id(),
        role(label),
        label.score(),
        reasons);
  }

  private static String reason(Evidence e) {
    return Optional.of(Printable.shortened(e.text(), TITLE_WIDTH))
        .filter(text -> !text.isEmpty())
        .map(text -> "\"" + text + "\" (" + Printable.line(e.rule()) + ")")
        .orElse(e.rule());
  }

  private static String role(Label label) {
    return label.role().name().toLowerCase(Locale.ROOT);
  }
}

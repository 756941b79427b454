package dev.pactwire.app.explain;

import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Style;
import dev.pactwire.processor.classify.Classification;
import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Field;
import dev.pactwire.processor.classify.Label;
import dev.pactwire.processor.classify.Role;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One article as a person reads it: title and text with the evidence marked, then each label with
 * what spoke for it (+) and against it (-), the strongest first, and the rule that said so.
 */
public final class Explanation {
  private static final int RULE_WIDTH = 60;
  private static final int REASONS = 12;

  private final Style style;
  private final Consumer<String> out;

  /**
   * @param out takes each line
   */
  public Explanation(Style style, Consumer<String> out) {
    this.style = style;
    this.out = out;
  }

  /** Prints an article and the reasons for its labels. */
  public void print(String id, Document document, Classification answer) {
    Highlighted highlighted = new Highlighted(style);
    out.accept(style.faint(Printable.line(id) + "  language " + answer.language()));
    if (!document.title().isBlank()) {
      out.accept(style.bold(highlighted.of(document.title(), Field.TITLE, answer)));
    }
    highlighted.of(document.text(), Field.TEXT, answer).lines().forEach(out);
    out.accept("");
    labels("alliance", answer.alliances());
    labels("country", answer.countries());
    labels("region", answer.regions());
    out.accept(style.faint("taxonomy " + answer.taxonomyVersion()));
    out.accept("");
  }

  private void labels(String kind, List<Label> labels) {
    for (Label label : labels) {
      String role = label.role() == Role.FOCUS ? style.good("focus") : style.faint("mention");
      out.accept(
          "%s %s  %s %s"
              .formatted(
                  kind,
                  style.bold(label.id()),
                  role,
                  String.format(Locale.ROOT, "%.2f", label.score())));
      label.evidence().stream().limit(REASONS).forEach(this::reason);
      if (label.evidence().size() > REASONS) {
        out.accept(style.faint("    and %d more".formatted(label.evidence().size() - REASONS)));
      }
    }
  }

  private void reason(Evidence reason) {
    String weight = String.format(Locale.ROOT, "%+5.2f", reason.weight());
    String place =
        reason.end() > reason.start()
            ? "%s %d-%d  %s"
                .formatted(
                    reason.field().name().toLowerCase(Locale.ROOT),
                    reason.start(),
                    reason.end(),
                    Printable.shortened(reason.text(), RULE_WIDTH))
            : "";
    out.accept(
        "  %s  %s  %s"
            .formatted(
                reason.weight() < 0 ? style.bad(weight) : weight,
                place,
                style.faint(Printable.shortened(reason.rule(), RULE_WIDTH))));
  }
}

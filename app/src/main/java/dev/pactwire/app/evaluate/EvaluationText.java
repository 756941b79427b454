package dev.pactwire.app.evaluate;

import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Label;
import dev.pactwire.processor.classify.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** An evaluation as tables in Markdown, which a person can read as they are. */
public final class EvaluationText {
  private static final int EVIDENCE_SHOWN = 3;
  private static final int FEWEST_OF_A_COUNTRY = 5;

  private final Consumer<String> out;

  /**
   * @param out takes each line
   */
  public EvaluationText(Consumer<String> out) {
    this.out = out;
  }

  /** Prints everything, with the worst articles up to the number given. */
  public void print(Evaluation evaluation, int worst) {
    out.accept("Taxonomy " + evaluation.taxonomyVersion());
    out.accept("");
    groups(evaluation.groups());
    out.accept("");
    out.accept(
        "P, R, F1: precision, recall and F1 of labels in focus, over all labels of a group.");
    out.accept("macro: mean F1 of the alliances. any: F1 of focus or mention. false: articles");
    out.accept("without an alliance that were given one in focus. language: right language.");
    out.accept("");
    labels("alliance", evaluation.all().byAlliance(), 1);
    out.accept("");
    labels("country", evaluation.all().byCountry(), FEWEST_OF_A_COUNTRY);
    List<Judged> articles = evaluation.worst(worst);
    if (!articles.isEmpty()) {
      out.accept("");
      out.accept("The worst articles:");
      articles.forEach(this::article);
    }
  }

  private void groups(Map<String, Figures> groups) {
    Table table =
        new Table(
            "group",
            "articles",
            "alliances P",
            "R",
            "F1",
            "macro",
            "any",
            "false",
            "countries P",
            "R",
            "F1",
            "any",
            "language");
    groups.forEach(
        (name, f) ->
            table.row(
                name,
                Integer.toString(f.articles()),
                shown(f.alliancesInFocus().precision()),
                shown(f.alliancesInFocus().recall()),
                shown(f.alliancesInFocus().f1()),
                shown(f.macroF1()),
                shown(f.alliances().f1()),
                shown(f.falseAlarmRate()),
                shown(f.countriesInFocus().precision()),
                shown(f.countriesInFocus().recall()),
                shown(f.countriesInFocus().f1()),
                shown(f.countries().f1()),
                shown(f.languageAccuracy())));
    table.lines().forEach(out);
  }

  private void labels(String kind, Map<String, Tally> tallies, int fewest) {
    Table table = new Table(kind, "wanted", "given", "P", "R", "F1");
    tallies.entrySet().stream()
        .filter(entry -> Math.max(entry.getValue().wanted(), entry.getValue().given()) >= fewest)
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Tally> e) -> -e.getValue().wanted())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            entry ->
                table.row(
                    entry.getKey(),
                    Integer.toString(entry.getValue().wanted()),
                    Integer.toString(entry.getValue().given()),
                    shown(entry.getValue().precision()),
                    shown(entry.getValue().recall()),
                    shown(entry.getValue().f1())));
    table.lines().forEach(out);
  }

  private void article(Judged judged) {
    GoldArticle gold = judged.gold();
    out.accept("");
    out.accept("- %s (%s) %s".formatted(gold.id(), gold.language(), gold.title()));
    for (Judged.Mistake mistake : judged.mistakes()) {
      out.accept(
          "  - %s: wanted %s, given %s%s"
              .formatted(
                  mistake.label(),
                  role(mistake.wanted()),
                  role(mistake.given().map(Label::role)),
                  mistake.given().map(EvaluationText::reasons).orElse("")));
    }
  }

  private static String role(Optional<Role> role) {
    return role.map(r -> r.name().toLowerCase(Locale.ROOT)).orElse("nothing");
  }

  private static String reasons(Label label) {
    List<String> reasons = new ArrayList<>();
    for (Evidence e : label.evidence().stream().limit(EVIDENCE_SHOWN).toList()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "\"%s\" %s@%d %+.1f",
              e.text(),
              e.field().name().toLowerCase(Locale.ROOT),
              e.start(),
              e.weight()));
    }
    return String.format(Locale.ROOT, " %.2f: ", label.score()) + String.join(", ", reasons);
  }

  private static String shown(OptionalDouble share) {
    return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", share.getAsDouble());
  }
}

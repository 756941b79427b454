package dev.pactwire.app.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.processor.classify.Evidence;
import dev.pactwire.processor.classify.Label;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** An evaluation as one JSON object; what cannot be computed is null. */
public final class EvaluationJson {
  private static final double STEPS = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationJson() {}

  /** All figures by group and by label, and the worst articles up to the number given. */
  public static ObjectNode of(Evaluation evaluation, int worst) {
    ObjectNode json = JSON.createObjectNode();
    json.put("taxonomy", evaluation.taxonomyVersion());
    ObjectNode groups = json.putObject("groups");
    evaluation.groups().forEach((name, figures) -> figures(groups.putObject(name), figures));
    labels(json.putObject("alliances"), evaluation.all().byAlliance());
    labels(json.putObject("countries"), evaluation.all().byCountry());
    ArrayNode articles = json.putArray("worst");
    evaluation.worst(worst).forEach(judged -> article(articles.addObject(), judged));
    return json;
  }

  private static void figures(ObjectNode node, Figures figures) {
    node.put("articles", figures.articles());
    ObjectNode alliances = node.putObject("alliances");
    tally(alliances.putObject("focus"), figures.alliancesInFocus());
    put(alliances, "focusMacroF1", figures.macroF1());
    tally(alliances.putObject("focusOrMention"), figures.alliances());
    put(alliances, "falseAlarmRate", figures.falseAlarmRate());
    ObjectNode countries = node.putObject("countries");
    tally(countries.putObject("focus"), figures.countriesInFocus());
    tally(countries.putObject("focusOrMention"), figures.countries());
    put(node, "languageAccuracy", figures.languageAccuracy());
  }

  private static void labels(ObjectNode node, Map<String, Tally> tallies) {
    tallies.forEach((label, tally) -> tally(node.putObject(label), tally));
  }

  private static void tally(ObjectNode node, Tally tally) {
    node.put("wanted", tally.wanted()).put("given", tally.given());
    put(node, "p", tally.precision());
    put(node, "r", tally.recall());
    put(node, "f1", tally.f1());
  }

  private static void put(ObjectNode node, String name, OptionalDouble share) {
    if (share.isPresent()) {
      node.put(name, Math.round(share.getAsDouble() * STEPS) / STEPS);
    } else {
      node.putNull(name);
    }
  }

  private static void article(ObjectNode node, Judged judged) {
    node.put("id", judged.gold().id()).put("title", judged.gold().title());
    ArrayNode mistakes = node.putArray("mistakes");
    for (Judged.Mistake mistake : judged.mistakes()) {
      ObjectNode one = mistakes.addObject().put("label", mistake.label());
      one.put("wanted", mistake.wanted().map(EvaluationJson::lower).orElse(null));
      one.put("given", mistake.given().map(Label::role).map(EvaluationJson::lower).orElse(null));
      mistake.given().ifPresent(label -> given(one, label));
    }
  }

  private static void given(ObjectNode node, Label label) {
    node.put("score", label.score());
    ArrayNode evidence = node.putArray("evidence");
    for (Evidence reason : label.evidence()) {
      evidence
          .addObject()
          .put("field", lower(reason.field()))
          .put("start", reason.start())
          .put("end", reason.end())
          .put("text", reason.text())
          .put("rule", reason.rule())
          .put("weight", reason.weight());
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

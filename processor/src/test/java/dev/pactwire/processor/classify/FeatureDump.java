package dev.pactwire.processor.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes, for labelled files, the features of every candidate label and whether the label is a
 * focus, as tab-separated values: what the weights of scoring.yaml can be learnt from.
 */
final class FeatureDump {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FeatureDump() {}

  public static void main(String[] arguments) throws IOException {
    Taxonomy taxonomy = Taxonomy.bundled();
    LanguageDetector languages = LanguageDetector.bundled();
    try (PrintStream out = new PrintStream(arguments[0], StandardCharsets.UTF_8)) {
      for (int i = 1; i < arguments.length; i++) {
        for (String line : Files.readAllLines(Path.of(arguments[i]), StandardCharsets.UTF_8)) {
          dump(taxonomy, languages, JSON.readTree(line), out);
        }
      }
    }
  }

  private static void dump(
      Taxonomy taxonomy, LanguageDetector languages, JsonNode gold, PrintStream out) {
    Document document = Document.of(gold.path("title").asText(""), gold.path("text").asText(""));
    String language = languages.detect(document.title(), document.text());
    Reading reading = Reading.of(document, taxonomy.lexicon(), LanguageSet.of(language));
    CountryMap countries = CountryMap.of(reading.hits());
    CountryScorer scorer = new CountryScorer(reading, countries, taxonomy.scoring(), "");
    String id = gold.path("id").asText();
    AllianceScorer alliances = new AllianceScorer(reading, taxonomy, countries, scorer.scores());
    Map<String, Double> partners = alliances.partners();
    scorer
        .saliences()
        .forEach(
            (code, s) ->
                row(
                    out,
                    id,
                    "country",
                    code,
                    contains(gold.path("countries"), code),
                    s,
                    partners.getOrDefault(code, 0.0),
                    0,
                    0,
                    0,
                    0));
    for (Map.Entry<String, AllianceScorer.Candidate> entry : alliances.candidates().entrySet()) {
      AllianceScorer.Candidate candidate = entry.getValue();
      row(
          out,
          id,
          alliances.model(entry.getKey()),
          entry.getKey(),
          gold.path("alliances").path(entry.getKey()).asText().equals("focus"),
          alliances.salience(candidate),
          alliances.membersInFocus(entry.getKey()),
          alliances.membersInTitle(entry.getKey()),
          AllianceScorer.strongestPassage(candidate),
          candidate.named.isEmpty() ? 0 : 1,
          alliances.againstCountries(candidate));
    }
  }

  private static boolean contains(JsonNode list, String code) {
    for (JsonNode item : list) {
      if (item.asText().equals(code)) {
        return true;
      }
    }
    return false;
  }

  private static void row(
      PrintStream out,
      String article,
      String model,
      String label,
      boolean focus,
      Salience s,
      double members,
      double membersTitle,
      double passage,
      double named,
      double against) {
    double[] values = {
      s.title(),
      s.lead(),
      s.count(),
      s.share(),
      s.spread(),
      s.early(),
      s.list(),
      s.weak(),
      s.rivals(),
      members,
      membersTitle,
      passage,
      named,
      against,
      s.opening()
    };
    StringBuilder line =
        new StringBuilder(model)
            .append('\t')
            .append(article)
            .append('\t')
            .append(label)
            .append('\t')
            .append(focus ? 1 : 0);
    for (double value : values) {
      line.append('\t').append(Math.round(value * 10000) / 10000.0);
    }
    out.println(line);
  }
}

package dev.pactwire.processor.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * A first look at speed on one thread: start-up, then articles of about 5 KB with and without
 * language detection.
 */
final class SpeedRun {
  private static final int LENGTH = 5_000;
  private static final int ROUNDS = 8;

  private SpeedRun() {}

  public static void main(String[] arguments) throws IOException {
    long start = cpu();
    Taxonomy taxonomy = Taxonomy.bundled();
    long read = cpu();
    LanguageDetector languages = LanguageDetector.bundled();
    long detector = cpu();
    System.out.printf(
        Locale.ROOT,
        "taxonomy %.0f ms, detector %.0f ms%n",
        (read - start) / 1e6,
        (detector - read) / 1e6);
    List<Document> documents = documents(arguments);
    Classifier classifier = new Classifier(taxonomy, languages);
    for (int round = 0; round < ROUNDS; round++) {
      report("detect only", documents, d -> languages.detect(d.title(), d.text()).length());
      report("tokens", documents, d -> dev.pactwire.processor.text.Tokens.of(d.text()).size());
      report(
          "reading",
          documents,
          d -> Reading.of(d, taxonomy.lexicon(), LanguageSet.bit("de")).hits().size());
      report("all", documents, d -> classifier.classify(d).countries().size());
    }
  }

  private static void report(String what, List<Document> documents, ToIntFunction<Document> work) {
    long from = cpu();
    int sum = 0;
    for (Document document : documents) {
      sum += work.applyAsInt(document);
    }
    double seconds = (cpu() - from) / 1e9;
    System.out.printf(
        Locale.ROOT, "%-12s %.0f articles/s (%d)%n", what, documents.size() / seconds, sum);
  }

  /** Time of this thread on the processor: other programs on the machine do not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<Document> documents(String[] files) throws IOException {
    ObjectMapper json = new ObjectMapper();
    StringBuilder all = new StringBuilder();
    List<Document> documents = new ArrayList<>();
    for (String file : files) {
      for (String line : Files.readAllLines(Path.of(file), StandardCharsets.UTF_8)) {
        JsonNode row = json.readTree(line);
        all.append(row.path("text").asText()).append("\n\n");
        if (all.length() >= LENGTH) {
          documents.add(Document.of(row.path("title").asText(), all.substring(0, LENGTH)));
          all.setLength(0);
        }
      }
    }
    List<Document> repeated = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      repeated.addAll(documents);
    }
    return repeated;
  }
}

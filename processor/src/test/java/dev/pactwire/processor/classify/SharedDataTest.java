package dev.pactwire.processor.classify;

import static dev.pactwire.processor.classify.TestClassifier.CLASSIFIER;
import static dev.pactwire.processor.classify.TestClassifier.focus;
import static dev.pactwire.processor.classify.TestClassifier.ids;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Measures against the evaluation data beside the repository; skipped where it is absent. */
class SharedDataTest {
  private static final double LEAST_ALLIANCES = 0.90;
  private static final double LEAST_COUNTRIES = 0.90;

  @Test
  void reachesTheAgreedQualityOnLabelledArticles() throws IOException {
    // Given
    Path folder = shared("gold-dev");
    Counts alliances = new Counts();
    Counts countries = new Counts();

    // When
    for (String file : Set.of("de.jsonl", "en.jsonl", "multi.jsonl")) {
      for (GoldRun.Row row : GoldRun.run(CLASSIFIER, folder.resolve(file))) {
        if (!row.gold().path("kind").asText().equals("index-page")) {
          alliances.add(goldAlliances(row.gold()), focus(row.answer().alliances()));
          countries.add(goldCountries(row.gold()), focus(row.answer().countries()));
        }
      }
    }

    // Then
    assertThat(alliances.f1()).as("alliances in focus").isGreaterThan(LEAST_ALLIANCES);
    assertThat(countries.f1()).as("countries in focus").isGreaterThan(LEAST_COUNTRIES);
  }

  @Test
  void labelsWholePagesWithNavigationAsExpected() throws IOException {
    // Given
    Path folder = shared("seeds");
    ObjectMapper json = new ObjectMapper();
    for (String line :
        Files.readAllLines(folder.resolve("expected.jsonl"), StandardCharsets.UTF_8)) {
      JsonNode expected = json.readTree(line);
      String page =
          Files.readString(folder.resolve(expected.path("file").asText()), StandardCharsets.UTF_8);

      // When
      Classification answer = CLASSIFIER.classify(Document.of("", page));

      // Then
      assertThat(answer.language()).isEqualTo(expected.path("language").asText());
      assertThat(focus(answer.alliances())).containsAll(texts(expected.path("alliances_focus")));
      Set<String> allowed = texts(expected.path("alliances_focus"));
      allowed.addAll(texts(expected.path("alliances_present")));
      assertThat(allowed).containsAll(focus(answer.alliances()));
      assertThat(ids(answer.alliances())).containsAll(allowed);
      assertThat(focus(answer.countries()))
          .containsAll(texts(expected.path("countries_focus_includes")));
    }
  }

  private static Path shared(String name) {
    Path folder = Path.of(System.getProperty("pactwire.shared", "../../shared"), "data", name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), () -> "skipped: no evaluation data at " + folder);
    return folder;
  }

  private static Set<String> goldAlliances(JsonNode gold) {
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : gold.path("alliances").properties()) {
      if (entry.getValue().asText().equals("focus") && !entry.getKey().startsWith("other:")) {
        ids.add(entry.getKey());
      }
    }
    return ids;
  }

  private static Set<String> goldCountries(JsonNode gold) {
    return texts(gold.path("countries"));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static final class Counts {
    private int right;
    private int given;
    private int wanted;

    void add(Set<String> want, Set<String> have) {
      wanted += want.size();
      given += have.size();
      right += (int) have.stream().filter(want::contains).count();
    }

    double f1() {
      return 2.0 * right / (given + wanted);
    }
  }
}

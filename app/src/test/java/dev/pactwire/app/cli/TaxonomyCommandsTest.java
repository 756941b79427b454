package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.classify.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analyst changes the taxonomy and looks what that does. */
class TaxonomyCommandsTest {
  private static final String ARTICLE =
      """
      {"id":"a1","title":"Hanse meets in Lübeck","text":"The new Hanse alliance met in Lübeck. The Hanse wants more ships."}""";

  @TempDir private Path folder;

  @BeforeEach
  void copyTheTaxonomyThatIsShipped() throws IOException {
    for (Map.Entry<String, String> file : Taxonomy.bundled().files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void theSameFilesHaveTheSameVersionWhereverTheyLie() {
    assertThat(Taxonomy.load(folder).version()).isEqualTo(Taxonomy.bundled().version());
  }

  @Test
  void anErrorNamesFileLineAndWhatWouldBeRight() throws IOException {
    // Given
    append("alliances.yaml", "  hanse:\n    names: {en: [Hanse]}\n");

    // When
    CommandRun run = CommandRun.of("taxonomy", "check", folder.toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .singleElement()
        .asString()
        .contains("alliances.yaml, line ")
        .contains("unknown key 'names'; known are body, event, hint, members, modifier, name");
  }

  @Test
  void tellsWhatIsAllowedButHardlyMeant() throws IOException {
    // Given
    append(
        "alliances.yaml",
        "  hanse:\n    name: {en: [Hanse*, Hanseatic, AUKUS]}\n  nothing:\n    title: Nothing\n");
    Path sample = Files.writeString(folder.resolve("sample.jsonl"), ARTICLE);

    // When
    CommandRun run =
        CommandRun.of(
            "taxonomy", "check", folder.toString(), "--sample", sample.toString(), "--strict");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .anySatisfy(line -> assertThat(line).contains("unreachable: 'Hanseatic' never counts"))
        .anySatisfy(line -> assertThat(line).contains("ambiguous: 'AUKUS' stands for hanse and"))
        .anySatisfy(line -> assertThat(line).contains("empty: nothing has neither terms nor"))
        .anySatisfy(line -> assertThat(line).contains("frequent: hanse/name/Hanse* hits 1 art"));
  }

  @Test
  void tellsWhichArticlesChangeAndWhy() throws IOException {
    // Given
    append("alliances.yaml", "  hanse:\n    name: {en: [Hanse*]}\n");
    Path sample = Files.writeString(folder.resolve("sample.jsonl"), ARTICLE);

    // When
    CommandRun run =
        CommandRun.of("taxonomy", "diff", folder.toString(), "--articles", sample.toString());

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("  + alliance hanse focus")
                    .contains("\"Hanse\" (hanse/name/Hanse*)"))
        .contains("1 of 1 articles change")
        .anySatisfy(
            line -> assertThat(line).startsWith("  alliance hanse focus").endsWith("+1     -0"));
  }

  @Test
  void aDiffNeedsArticlesFromOnePlace() {
    CommandRun run = CommandRun.of("taxonomy", "diff", folder.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            List.of("pactwire: Give either --articles FILE or --from TIME, such as --from 24h."));
  }

  private void append(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path).stripTrailing() + "\n" + text);
  }
}

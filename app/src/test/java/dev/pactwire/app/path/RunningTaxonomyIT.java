package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.cli.CommandRun;
import dev.pactwire.app.path.Incoming.Kind;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An analyst publishes a taxonomy while a processor runs. */
@Timeout(600)
class RunningTaxonomyIT {
  private static final Duration SOON = Duration.ofSeconds(120);

  private final Topics topics = new Topics();

  @TempDir private Path state;
  @TempDir private Path shipped;
  @TempDir private Path changed;
  private LocalPath path;
  private int published;

  @BeforeEach
  void open() throws IOException {
    path = new LocalPath();
    for (Map.Entry<String, String> file : Taxonomy.bundled().files().entrySet()) {
      Files.writeString(shipped.resolve(file.getKey()), file.getValue());
      Files.writeString(changed.resolve(file.getKey()), file.getValue());
    }
    Path alliances = changed.resolve("alliances.yaml");
    Files.writeString(
        alliances,
        Files.readString(alliances).stripTrailing() + "\n  hanse:\n    name: {any: [Hanse]}\n");
  }

  @AfterEach
  void close() {
    path.close();
  }

  @Test
  @Tag("fault-45")
  void articlesAreLabelledByWhatIsPublishedWithoutARestart() throws Exception {
    String before = Taxonomy.load(shipped).version();
    String after = Taxonomy.load(changed).version();
    try (NewsProcessor processor = path.processor(state, Map.of())) {
      // Given a processor with the shipped taxonomy, published too
      processor.start();
      assertThat(processor.awaitRunning(SOON)).as("%s", processor.failure()).isTrue();
      taxonomy("push", shipped.toString());
      awaitArticleLabelledBy(before);

      // When another is published, Then the next articles are labelled by it
      assertThat(taxonomy("push", changed.toString()).out())
          .containsExactly(after + " is in use now.");
      ClassifiedArticle article = awaitArticleLabelledBy(after);
      assertThat(article.getAlliances()).extracting(Label::getId).contains("hanse");
      Await.until(
          "the new label has its topic",
          SOON,
          () -> !path.log().read(topics.alliance("hanse").name()).isEmpty());

      // Then a diff compares with the one in use, over the articles of the last hour
      assertThat(taxonomy("diff", shipped.toString(), "--from", "1h", "--show", "1").out())
          .anyMatch(line -> line.matches("\\d+ of \\d+ articles change.*"))
          .anyMatch(line -> line.contains("alliance hanse"));

      // When a broken one is pushed, Then it is refused
      Files.writeString(changed.resolve("alliances.yaml"), "kind: alliances\nalliances: [nato]\n");
      CommandRun refused = taxonomy("push", changed.toString());
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).singleElement().asString().contains("alliances.yaml, line 2");

      // When it is taken back, Then the one before is in use again
      assertThat(taxonomy("rollback").code()).isZero();
      awaitArticleLabelledBy(before);
      assertThat(taxonomy("show").out())
          .hasSize(2)
          .anySatisfy(line -> assertThat(line).startsWith(before).endsWith("in use"))
          .anySatisfy(line -> assertThat(line).startsWith(after).doesNotContain("in use"));

      // When nothing was before, Then that is said
      assertThat(taxonomy("rollback").err())
          .singleElement()
          .asString()
          .contains("There is no taxonomy before the one in use.");

      // When its files are wanted where some are, Then those are left alone
      assertThat(taxonomy("show", "--into", changed.toString()).err())
          .singleElement()
          .asString()
          .contains("holds .yaml files already");
    }
  }

  private CommandRun taxonomy(String command, String... arguments) {
    return CommandRun.of(
        Stream.of(
                Stream.of("taxonomy", command),
                Stream.of(arguments),
                Stream.of("--bootstrap-servers", path.brokers()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  /** Publishes articles until one of them comes out that this version has labelled. */
  private ClassifiedArticle awaitArticleLabelledBy(String version) {
    int before = published;
    List<ClassifiedArticle> found = new ArrayList<>();
    Await.until(
        "an article is labelled by " + version,
        SOON,
        () -> {
          publish();
          told().stream()
              .filter(article -> number(article) > before)
              .filter(article -> article.getTaxonomyVersion().equals(version))
              .findFirst()
              .ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }

  private static int number(ClassifiedArticle article) {
    String id = article.getArticle().getArticleId();
    return Integer.parseInt(id.substring(id.indexOf('-') + 1));
  }

  private void publish() {
    published++;
    String text =
        "The Hanse met in Hamburg for the time number "
            + published
            + ". "
            + Articles.text(published, 120);
    path.publisher()
        .publish(
            List.of(
                Incoming.of(
                    Kind.NEWS,
                    Articles.article("hanse-" + published, "wire", "The Hanse meets", text))));
  }

  private List<ClassifiedArticle> told() {
    String topic = topics.classified().name();
    return path.log().read(topic).stream()
        .map(r -> topics.classified().valueSerde().deserializer().deserialize(topic, r.value()))
        .toList();
  }
}

package dev.pactwire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of topics that people read, and the catalogue that programs use, name the same. */
class ReadmeTopicsTest {

  @Test
  void everyTopicOfTheCatalogueStandsInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    assertThat(new Topics().all(List.of("ID"), List.of("ID")))
        .extracting(topic -> "`" + topic.name().replace("ID", "<id>") + "`")
        .allSatisfy(name -> assertThat(readme).contains(name));
  }
}

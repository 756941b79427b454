package dev.pactwire.app.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.filter.Published;
import dev.pactwire.processor.classify.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Articles of a JSON Lines file, as {@code pactwire classify} reads them. */
public final class SampleFile implements Sample {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public SampleFile(Path file) {
    this.file = file;
  }

  @Override
  public void forEach(Consumer<SampleArticle> reader) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          reader.accept(article(line, number));
        }
      }
    } catch (IOException e) {
      throw CommandFailure.unreadable(file, e);
    }
  }

  private SampleArticle article(String line, int number) {
    try {
      JsonNode json = JSON.readTree(line);
      String title = json.path("title").asText("");
      String text = json.path("text").asText("");
      if (!json.isObject() || title.isBlank() && text.isBlank()) {
        throw CommandFailure.failed(
            "%s, line %d: the article has neither title nor text.".formatted(file, number));
      }
      Optional<String> language =
          Optional.of(json.path("lang").asText("")).filter(lang -> !lang.isBlank());
      return new SampleArticle(
          json.path("id").asText("line " + number),
          new Document(
              title,
              text,
              language,
              Optional.empty(),
              Published.read(json.path("published").asText(""))));
    } catch (JsonProcessingException e) {
      throw CommandFailure.failed(
          "%s, line %d: not JSON: %s.".formatted(file, number, e.getOriginalMessage()), e);
    }
  }
}

package dev.pactwire.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.ingest.Shared;
import dev.pactwire.ingest.time.SourceTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three real news pages, dumped as plain text with navigation and advertising. */
class SeedPagesTest {

  @Test
  void readsThePagesAsAPersonWould() throws IOException {
    Path folder = Shared.path("data/seeds");
    for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
      // Given a page and what a person sees on it
      JsonNode expected = new ObjectMapper().readTree(line);
      String dump = Files.readString(folder.resolve(expected.path("file").asText()));

      // When it is extracted
      Extracted page = Extractor.extract(Page.text(Optional.empty(), dump));

      // Then
      assertThat(page.title())
          .hasValueSatisfying(
              title -> assertThat(title).contains(expected.path("title_contains").asText()));
      assertThat(page.authors()).containsExactlyElementsOf(strings(expected.path("authors")));
      assertThat(page.published().map(SourceTime::toString)).isEqualTo(text(expected, "published"));
      assertThat(page.modified().map(SourceTime::toString)).isEqualTo(text(expected, "modified"));
      assertThat(page.language()).isEqualTo(text(expected, "language"));
      if (expected.has("section")) {
        assertThat(page.section()).isEqualTo(text(expected, "section"));
      }
      for (String boilerplate : strings(expected.path("boilerplate_absent"))) {
        assertThat(page.text()).doesNotContain(boilerplate);
      }
      assertThat(page.text().length()).isGreaterThan(dump.length() * 7 / 10);
    }
  }

  private static java.util.List<String> strings(JsonNode array) {
    java.util.List<String> strings = new java.util.ArrayList<>();
    array.forEach(item -> strings.add(item.asText()));
    return strings;
  }

  private static Optional<String> text(JsonNode object, String field) {
    return object.path(field).isTextual()
        ? Optional.of(object.path(field).asText())
        : Optional.empty();
  }
}

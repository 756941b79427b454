package dev.pactwire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.schemas.AlertKind;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.RelationReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every value that the wire knows has its word on the page, twice, and its place in the schema. */
class WordsTest {
  private static final String FOLDER = "/dev/pactwire/dashboard/";

  private static String text(String file) throws IOException {
    try (InputStream in = WordsTest.class.getResourceAsStream(FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void areKnown(Stream<String> values, String prefix, String schema, String property)
      throws IOException {
    String words = text("web/i18n.js");
    JsonNode known =
        new ObjectMapper()
            .readTree(text("api/schemas/" + schema))
            .get("properties")
            .get(property)
            .get("enum");
    values.forEach(
        value -> {
          assertThat(words.split("\\b" + prefix + value + "\\b'?:", -1)).as(value).hasSize(3);
          assertThat(known.toString()).contains('"' + value + '"');
        });
  }

  @Test
  void ofAlerts() throws IOException {
    areKnown(Arrays.stream(AlertKind.values()).map(AlertNames::of), "alert_", "alert.json", "kind");
  }

  @Test
  void ofRelations() throws IOException {
    String words = text("web/i18n.js");
    String schema = text("api/schemas/relation.json");
    for (RelationReason reason : RelationReason.values()) {
      String name = reason.name().toLowerCase(Locale.ROOT);
      assertThat(words.split("\\breason_" + name + ":", -1)).as(name).hasSize(3);
      assertThat(schema).contains('"' + name + '"');
    }
  }

  @Test
  void ofFeeds() throws IOException {
    areKnown(
        Arrays.stream(FeedState.values()).map(state -> state.name().toLowerCase(Locale.ROOT)),
        "feed_",
        "feed.json",
        "state");
  }
}

package dev.pactwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages and feeds through the filters. */
class PageAndFeedFiltersTest {

  @TempDir private Path folder;

  @Test
  void extractLeavesOutWhatThePageDoesNotSay() throws Exception {
    // Given
    String page =
        """
        {"id":"p1","url":"https://example.org/a","html":"<html lang=en><head><title>A headline</title></head><body><h1>A headline</h1><p>%s</p></body></html>"}"""
            .formatted("A sentence of the article that is long enough to be kept. ".repeat(8));

    // When
    CommandRun run = CommandRun.reading(page, "extract");

    // Then
    JsonNode answer = run.json(0);
    assertThat(answer.get("title").textValue()).isEqualTo("A headline");
    assertThat(answer.get("text").textValue()).contains("A sentence of the article");
    assertThat(answer.has("published")).isFalse();
    assertThat(answer.has("authors")).isFalse();
  }

  @Test
  void extractTakesPagesAsFiles() throws Exception {
    // Given
    Path page =
        Files.writeString(
            folder.resolve("page.html"),
            "<html><title>Umlaute äöü</title><body><h1>Umlaute äöü</h1><p>Text.</p></body></html>");

    // When
    CommandRun run = CommandRun.of("extract", page.toString());

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.json(0).get("id").textValue()).isEqualTo(page.toString());
    assertThat(run.json(0).get("title").textValue()).isEqualTo("Umlaute äöü");
  }

  @Test
  void parseFeedPrintsTheFeedAndThenItsEntries() throws Exception {
    // Given
    String feed =
        """
        <rss version="2.0"><channel><title>T</title><link>https://e.org/</link>
        <item><title>One</title><link>/one</link><guid>1</guid></item><item><title>Two</title></item></channel></rss>""";

    // When
    CommandRun run = CommandRun.reading(feed, "parse-feed", "--url", "https://e.org/feed");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).hasSize(3);
    assertThat(run.json(0).get("feed").get("format").textValue()).isEqualTo("rss2.0");
    assertThat(run.json(1).get("entry").get("link").textValue()).isEqualTo("https://e.org/one");
    assertThat(run.json(2).get("entry").get("title").textValue()).isEqualTo("Two");
  }

  @Test
  void parseFeedSaysWhatIsNoFeedAndGoesOn() throws Exception {
    // Given
    Path page =
        Files.writeString(folder.resolve("login.html"), "<html><body>Please log in</body></html>");
    Path feed =
        Files.writeString(
            folder.resolve("feed.xml"),
            "<rss version='2.0'><channel><title>T</title></channel></rss>");

    // When
    CommandRun run = CommandRun.of("parse-feed", page.toString(), feed.toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).hasSize(4);
    assertThat(run.json(0).get("file").textValue()).isEqualTo(page.toString());
    assertThat(run.json(1).get("error").textValue()).isNotBlank();
    assertThat(run.json(3).has("feed")).isTrue();
  }

  @Test
  @Tag("fault-41")
  @Tag("fault-42")
  void printsNoControlCharacterOfAStranger() {
    // Given
    String feed =
        "<rss version='2.0'><channel><title>&#x9b;31m\u202e\u200b T</title></channel></rss>";

    // When
    CommandRun run = CommandRun.reading(feed, "parse-feed");

    // Then
    assertThat(run.out())
        .allSatisfy(
            line ->
                assertThat(line.chars())
                    .noneMatch(
                        c ->
                            Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
  }
}

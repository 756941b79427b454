package dev.pactwire.ingest.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.ingest.time.SourceTime;
import dev.pactwire.ingest.time.TimeParser;
import dev.pactwire.schemas.Article;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads a file of JSON Lines, one article a line, without holding more than one line. */
final class ArticleLines {

  private static final int MAX_LINE = 32 << 20;
  private static final int MOST_FOREIGN = 100;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String source;
  private final Clock clock;

  ArticleLines(String source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Reads a file.
   *
   * @param optional true if the file may be about something else: it is then passed over if none of
   *     its lines is an article
   * @return whether there was something in it
   */
  boolean read(Path file, boolean optional, FileListener listener) throws IOException {
    List<String> foreign = new ArrayList<>();
    boolean any = false;
    int number = 0;
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (Optional<String> line = next(reader); line.isPresent(); line = next(reader)) {
        number++;
        if (line.get().isBlank()) {
          continue;
        }
        String where = file + " line " + number;
        Optional<JsonNode> object = object(line.get(), where, listener);
        any |= object.isEmpty();
        Optional<JsonArticle> read =
            object.map(node -> JsonArticle.of(node, source, clock.instant()));
        Optional<Article> article = read.flatMap(JsonArticle::article);
        article.ifPresent(
            found -> listener.article(where, object.flatMap(ArticleLines::arrived), found));
        any |= article.isPresent();
        if (object.isPresent() && article.isEmpty()) {
          foreign.add(where + " holds no article: " + read.get().problem());
        }
        if (any || !optional || foreign.size() > MOST_FOREIGN) {
          foreign.forEach(listener::problem);
          foreign.clear();
          any = true;
        }
      }
    }
    if (number == 0 && !optional) {
      listener.problem(file + " holds no articles: it is empty.");
    }
    return any || !optional;
  }

  /** When an archived article arrived. */
  private static Optional<Instant> arrived(JsonNode object) {
    return Optional.of(object.path("arrived"))
        .filter(JsonNode::isTextual)
        .flatMap(text -> TimeParser.parse(text.asText()))
        .map(SourceTime::instant);
  }

  private static Optional<JsonNode> object(String line, String where, FileListener listener) {
    if (line.length() >= MAX_LINE) {
      listener.problem(where + " is longer than " + MAX_LINE + " characters.");
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject()) {
        return Optional.of(node);
      }
      listener.problem(where + " is no JSON object.");
    } catch (JsonProcessingException problem) {
      listener.problem(
          where
              + " is not JSON: "
              + problem.getOriginalMessage().replaceAll("\\p{C}", "\uFFFD")
              + " (column "
              + problem.getLocation().getColumnNr()
              + ").");
    }
    return Optional.empty();
  }

  /** The next line; of one that is too long only as much as shows that it is. */
  private static Optional<String> next(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (line.length() < MAX_LINE) {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString());
  }
}

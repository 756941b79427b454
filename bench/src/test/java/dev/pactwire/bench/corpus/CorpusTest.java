package dev.pactwire.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

  @Test
  void madeUpArticlesAreDistinctAndOfFiveKilobytes() {
    assertDistinctAndOfFiveKilobytes(Corpus.from(Optional.empty()));
  }

  @Test
  void articlesMadeOfAFileAreDistinctAndOfFiveKilobytes(@TempDir Path folder) throws IOException {
    // Given a file with fewer texts than articles are wanted
    Path file = folder.resolve("texts.jsonl.gz");
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      InventedTexts invented = new InventedTexts();
      for (int i = 0; i < 3; i++) {
        out.write("{\"text\": \"" + invented.text(i) + invented.text(i + 10) + "\"}\n");
      }
    }

    // When
    Corpus corpus = Corpus.from(Optional.of(file));

    // Then
    assertDistinctAndOfFiveKilobytes(corpus);
  }

  private static void assertDistinctAndOfFiveKilobytes(Corpus corpus) {
    Set<String> ids = new HashSet<>();
    Set<String> texts = new HashSet<>();
    IntStream.range(0, 200).mapToObj(corpus::article).forEach(article -> add(article, ids, texts));
    assertThat(ids).hasSize(200);
    assertThat(texts).hasSize(200);
  }

  private static void add(Article article, Set<String> ids, Set<String> texts) {
    ids.add(article.getArticleId());
    texts.add(article.getText());
    assertThat(article.getText().length()).isBetween(5000, 5120);
  }
}

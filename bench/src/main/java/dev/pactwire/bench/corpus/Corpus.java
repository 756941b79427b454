package dev.pactwire.bench.corpus;

import dev.pactwire.schemas.Article;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Articles to measure with: distinct, of 5 KB each, the same ones in every run. */
public final class Corpus {

  private static final Instant FETCHED = Instant.parse("2026-11-02T08:00:00Z");
  private static final int TITLE_CHARACTERS = 70;

  private final Texts texts;
  private final String description;

  private Corpus(Texts texts, String description) {
    this.texts = texts;
    this.description = description;
  }

  /** Articles cut from the texts of a gzipped JSON Lines file; made up where there is none. */
  public static Corpus from(Optional<Path> file) {
    return file.filter(Files::isRegularFile)
        .map(Corpus::read)
        .orElseGet(() -> new Corpus(new InventedTexts(), "made-up texts"));
  }

  /** Articles whose texts have nothing in common. */
  public static Corpus distinct() {
    return new Corpus(new DistinctTexts(), "random letters");
  }

  private static Corpus read(Path file) {
    List<String> pieces = BriefingFile.pieces(file);
    String about =
        "%s: %d pieces of 5 KB, then their sentences in random order"
            .formatted(file.getFileName(), pieces.size());
    return new Corpus(new RealTexts(pieces), about);
  }

  /** What the articles are made of, in a sentence. */
  public String description() {
    return description;
  }

  /** The article with a number. */
  public Article article(int number) {
    String text = texts.text(number);
    String id = id(number);
    String url = "https://news.example/articles/" + id;
    return Article.newBuilder()
        .setArticleId(id)
        .setSource("bench-" + number % 20)
        .setTitle(text.substring(0, TITLE_CHARACTERS).replace('\n', ' '))
        .setText(text)
        .setUrl(url)
        .setCanonicalUrl(url)
        .setPublishedAt(FETCHED)
        .setFetchedAt(FETCHED)
        .build();
  }

  /** As long as the real ones, which are hashes. */
  private static String id(int number) {
    long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(mixed) + hex.toHexDigits((long) number);
  }
}

package dev.pactwire.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.extract.Extractor;
import dev.pactwire.ingest.extract.Page;
import dev.pactwire.ingest.text.Links;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArticleDraftTest {

  private static final int ENVELOPE = 1024;

  @Test
  void anArticleOfTheLargestPartsFitsIntoHalfARecord() throws IOException {
    // Given an article of which every part is far too long, at three bytes a character
    String long3 = "新".repeat(1_000_000);
    ArticleDraft draft =
        draft(long3, Optional.of(long3), Optional.of("https://news.example/" + long3), long3);

    // When it is made
    Article article = draft.toArticle(Instant.EPOCH).orElseThrow();

    // Then each part has its bound, and the text what is left
    assertThat(article.toByteBuffer().remaining())
        .isLessThan(ArticleDraft.MAX_BYTES + ENVELOPE)
        .isGreaterThan(ArticleDraft.MAX_BYTES - ENVELOPE)
        .isLessThan(Topic.MAX_MESSAGE_BYTES / 2 + ENVELOPE);
    assertThat(article.getSource()).hasSize(200);
    assertThat(article.getGuid().orElseThrow()).hasSize(2_000);
    assertThat(article.getTitle()).hasSize(4_000);
    assertThat(article.getSummary().orElseThrow()).hasSize(20_000);
    assertThat(article.getTags()).hasSize(50).allSatisfy(tag -> assertThat(tag).hasSize(200));
    assertThat(article.getAuthors()).hasSize(50);
    assertThat(article.getSection().orElseThrow()).hasSize(200);
    assertThat(article.getUrl()).isEmpty();
  }

  @Test
  void anOrdinaryArticleIsNotCut() {
    String text = "Die Brücke über den Fluß bleibt gesperrt. ".repeat(1_000);

    Article article =
        draft("wire", Optional.of("1"), Optional.of("https://news.example/1"), text)
            .toArticle(Instant.EPOCH)
            .orElseThrow();

    assertThat(article.getText()).isEqualTo(text);
    assertThat(article.getUrl()).contains("https://news.example/1");
  }

  @Test
  void itsOtherAddressesAreNamedAsArticlesAreAndWithoutItsOwn() {
    // Given a page that names itself, another language twice, and nonsense
    Extracted page =
        Extractor.extract(
            Page.html(
                Links.web("https://news.example/de/bruecke?utm_source=x"),
                "<html><link rel=canonical href=/de/bruecke><link rel=alternate hreflang=en"
                    + " href=/en/bridge#top><link rel=alternate hreflang=en-gb"
                    + " href='https://www.news.example/en/bridge?utm_medium=y'><link rel=alternate"
                    + " hreflang=fr href=mailto:x><h1>Brücke</h1><p>Gesperrt.</p>"));

    // When
    Article article =
        PageArticles.draft(
                "wire",
                Optional.empty(),
                Optional.of("https://news.example/de/bruecke?utm_source=x"),
                page)
            .toArticle(Instant.EPOCH)
            .orElseThrow();

    // Then
    assertThat(article.getOtherUrls()).containsExactly("https://news.example/en/bridge");
  }

  @Test
  void cutsNoCharacterInHalf() {
    // Given characters of two UTF-16 units and four bytes, shifted so that each bound falls inside
    String pairs = "x" + "😀".repeat(600_000);

    Article article =
        draft(pairs, Optional.of(pairs), Optional.empty(), pairs)
            .toArticle(Instant.EPOCH)
            .orElseThrow();

    assertThat(
            List.of(
                article.getSource(),
                article.getTitle(),
                article.getText(),
                article.getTags().get(0)))
        .allSatisfy(
            part -> {
              assertThat(part).hasSizeGreaterThan(100);
              assertThat(Character.isLowSurrogate(part.charAt(part.length() - 1))).isTrue();
            });
  }

  @Test
  void longNamesThatBeginAlikeAreStillDifferentArticles() {
    String alike = "g".repeat(3_000);

    assertThat(id(draft("wire", Optional.of(alike + "1"), Optional.empty(), "x")))
        .isNotEqualTo(id(draft("wire", Optional.of(alike + "2"), Optional.empty(), "x")));
  }

  @Property(tries = 300, seed = "20261122")
  void aTextCutToBytesIsItsLongestBeginningThatFits(
      @ForAll String text, @ForAll @IntRange(max = 300) int bytes) {
    String cut = Bounds.cutBytes(text, bytes);

    assertThat(text).startsWith(cut);
    assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(bytes);
    if (cut.length() < text.length()) {
      int next = Character.charCount(text.codePointAt(cut.length()));
      assertThat(3 * (cut.length() + next)).isGreaterThan(bytes);
    }
  }

  private static String id(ArticleDraft draft) {
    return draft.toArticle(Instant.EPOCH).orElseThrow().getArticleId();
  }

  private static ArticleDraft draft(
      String source, Optional<String> guid, Optional<String> url, String text) {
    List<String> many = Collections.nCopies(150, text);
    return new ArticleDraft(
        source,
        Optional.of(text),
        guid,
        url,
        Optional.of(text),
        Optional.of(text),
        text,
        Optional.of(text),
        many,
        Optional.empty(),
        Optional.empty(),
        Optional.of(text),
        many,
        Optional.of(text),
        Optional.of(text),
        false,
        many);
  }
}

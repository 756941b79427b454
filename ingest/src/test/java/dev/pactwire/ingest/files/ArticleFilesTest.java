package dev.pactwire.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleFilesTest implements FileListener {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private final List<Article> articles = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  @TempDir private Path folder;

  @Override
  public void article(String where, Article article) {
    articles.add(article);
    places.add(folder.relativize(Path.of(where)).toString());
  }

  @Override
  public void problem(String sentence) {
    problems.add(sentence);
  }

  @Test
  void readsPagesAndLinesOfAFolderInOrder() throws IOException {
    write(
        "b.html",
        "<html lang=en><head><title>Second</title><link rel=canonical href=https://news.example/b?utm_source=x></head><body><p>A text about the second thing that is long enough to be one.</p></body></html>");
    write(
        "a.txt",
        "The first thing in the news\n\nA text about the first thing that is long enough to be one.\n");
    write(
        "sub/c.jsonl",
        "{\"id\":\"c\",\"title\":\"Third\",\"text\":\"x\",\"lang\":\"en\",\"published\":\"2024-04-10T10:42:00+02:00\",\"source\":\"wire\",\"authors\":[\"Ann\"]}\n");
    write("notes.pdf", "not ours");
    write(".hidden/d.txt", "not ours either");

    read(folder);

    assertThat(problems).isEmpty();
    assertThat(articles)
        .extracting(Article::getTitle)
        .containsExactly("The first thing in the news", "Second", "Third");
    assertThat(articles.get(1).getCanonicalUrl()).contains("https://news.example/b");
    assertThat(articles.get(2).getSource()).isEqualTo("wire");
    assertThat(articles.get(2).getPublishedAt()).contains(Instant.parse("2024-04-10T08:42:00Z"));
    assertThat(articles).allSatisfy(article -> assertThat(article.getFetchedAt()).isEqualTo(NOW));
  }

  @Test
  void readsDocumentsOfWireServicesAndLeavesOtherXmlAndJsonAlone() throws IOException {
    String item =
        "<newsItem guid='urn:a' version='%d'><itemMeta><pubStatus qcode='stat:%s'/></itemMeta>"
            + "<contentMeta><headline>H</headline></contentMeta></newsItem>";
    write("1.xml", item.formatted(1, "usable"));
    write("2.xml", item.formatted(2, "canceled"));
    write("3.json", "{\"uri\":\"urn:b\",\"headline\":\"N\",\"body_text\":\"Text.\"}");
    write(
        "4.json", "{\"uri\":\"urn:c\",\"headline\":\"N\",\"embargoed\":\"2027-01-01T00:00:00Z\"}");
    write("pom.xml", "<project/>");
    write("package.json", "{\"name\":\"x\"}");

    read(folder);
    read(folder.resolve("pom.xml"));

    assertThat(articles).extracting(Article::getTitle).containsExactly("H", "H", "N");
    assertThat(articles.get(1).getArticleId()).isEqualTo(articles.get(0).getArticleId());
    assertThat(articles.get(1).getRetraction())
        .hasValueSatisfying(
            why -> assertThat(why.getReason()).isEqualTo("canceled by its publisher"));
    assertThat(problems)
        .containsExactly(
            folder.resolve("4.json")
                + " holds no article: it is under embargo until 2027-01-01T00:00:00Z.",
            folder.resolve("pom.xml") + " is neither NewsML-G2 nor ninjs.");
  }

  @Test
  void readsGzippedLines() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("x.jsonl.gz")))) {
      out.write(
          "{\"title\":\"T\",\"url\":\"https://news.example/1\"}\n"
              .getBytes(StandardCharsets.UTF_8));
    }

    read(folder.resolve("x.jsonl.gz"));

    assertThat(articles)
        .singleElement()
        .satisfies(article -> assertThat(article.getUrl()).contains("https://news.example/1"));
  }

  @Test
  void namesFileAndLineOfWhatIsWrongAndGoesOn() throws IOException {
    write(
        "x.jsonl",
        "{\"title\":\"One\"}\n{\"title\":\n\n[1]\n{\"titel\":\"Typo\"}\n{\"title\":\"Two\"} trailing\n{\"title\":\"Three\"}\n");

    read(folder.resolve("x.jsonl"), folder.resolve("missing.jsonl"));

    assertThat(articles).extracting(Article::getTitle).containsExactly("One", "Three");
    assertThat(places).containsExactly("x.jsonl line 1", "x.jsonl line 7");
    assertThat(problems).hasSize(5);
    assertThat(problems.get(0)).contains("x.jsonl line 2", "not JSON");
    assertThat(problems.get(1)).contains("x.jsonl line 4", "no JSON object");
    assertThat(problems.get(2)).contains("x.jsonl line 5", "neither");
    assertThat(problems.get(3)).contains("x.jsonl line 6");
    assertThat(problems.get(4))
        .isEqualTo("There is no file " + folder.resolve("missing.jsonl") + ".");
  }

  @Test
  void saysWhenAFolderHoldsNoArticles() throws IOException {
    write("readme.md", "nothing");
    write("other.jsonl", "{\"file\":\"a.txt\",\"expected\":true}\n");

    read(folder);

    assertThat(problems).singleElement().asString().contains("holds no articles");
  }

  @Test
  void passesOverLinesAboutSomethingElseInAFolder() throws IOException {
    write(
        "a.txt",
        "The first thing in the news\n\nA text about the first thing that is long enough to be one.\n");
    write("expected.jsonl", "{\"file\":\"a.txt\",\"expected\":true}\n");

    read(folder);

    assertThat(articles).hasSize(1);
    assertThat(problems).isEmpty();
  }

  @Test
  void theSameFileHasTheSameIdEachTime() throws IOException {
    write("a.txt", "The first thing in the news\n\nText.\n");

    read(folder);
    read(folder.resolve("a.txt"));

    assertThat(articles).hasSize(2);
    assertThat(articles.get(0).getArticleId()).isEqualTo(articles.get(1).getArticleId());
  }

  @Test
  void filesOfOneNameAreDifferentArticlesWhereTheyDiffer() throws IOException {
    // Given the same names on two days, with other content each
    write("mon/index.html", page("The harbour opens again"));
    write("tue/index.html", page("The minister resigns"));
    write("mon/a.jsonl", "{\"title\":\"Monday\",\"text\":\"x\"}\n");
    write("tue/a.jsonl", "{\"title\":\"Tuesday\",\"text\":\"x\"}\n");

    // When each day is read by itself
    read(folder.resolve("mon"));
    read(folder.resolve("tue"));

    // Then none takes the place of another
    assertThat(articles).hasSize(4);
    assertThat(articles).extracting(Article::getArticleId).doesNotHaveDuplicates();
  }

  @Test
  void aFileReplacedByAnotherArticleIsAnotherArticle() throws IOException {
    write("a.jsonl", "{\"title\":\"Monday\",\"text\":\"x\"}\n");
    read(folder.resolve("a.jsonl"));
    write("a.jsonl", "{\"title\":\"Monday\",\"text\":\"y\"}\n");
    read(folder.resolve("a.jsonl"));

    assertThat(articles).extracting(Article::getArticleId).doesNotHaveDuplicates();
  }

  @Test
  void equalContentIsOneArticleWhereverItLies() throws IOException {
    write("mon/index.html", page("The harbour opens again"));
    write("tue/other.html", page("The harbour opens again"));

    read(folder);

    assertThat(articles).hasSize(2);
    assertThat(articles.get(0).getArticleId()).isEqualTo(articles.get(1).getArticleId());
  }

  @Test
  void anIdOfItsOwnNamesAnArticleWhateverItSays() throws IOException {
    write("a.jsonl", "{\"id\":\"7\",\"title\":\"T\"}\n{\"id\":\"7\",\"title\":\"U\"}\n");

    read(folder);

    assertThat(articles)
        .hasSize(2)
        .allSatisfy(article -> assertThat(article.getGuid()).contains("7"));
    assertThat(articles.get(0).getArticleId()).isEqualTo(articles.get(1).getArticleId());
  }

  private static String page(String title) {
    return "<html lang=en><head><title>"
        + title
        + "</title></head><body><p>A text that is long enough to be one, and the same each day.</p></body></html>";
  }

  private void read(Path... paths) {
    new ArticleFiles("files", Clock.fixed(NOW, ZoneOffset.UTC)).read(List.of(paths), this);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}

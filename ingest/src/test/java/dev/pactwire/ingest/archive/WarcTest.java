package dev.pactwire.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.Shared;
import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.files.FileListener;
import dev.pactwire.schemas.Article;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class WarcTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  private static final class Found implements FileListener {
    private final List<Article> articles = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Override
    public void article(String where, Article article) {
      articles.add(article);
    }

    @Override
    public void problem(String sentence) {
      problems.add(sentence);
    }
  }

  @TempDir private Path folder;

  @Test
  void whatWasFetchedIsReadAgainFromTheRotatedArchive() throws IOException {
    // Given pages that were fetched with an archive, one file each
    try (FeedServer server = FeedServer.start();
        ArchivingFetcher fetcher =
            new ArchivingFetcher(
                new HttpFetcher(
                    FetchLimits.defaults(), AllowedHosts.of(Set.of("127.0.0.1")), CLOCK),
                folder,
                1,
                CLOCK)) {
      for (int i = 1; i <= 3; i++) {
        server.on("/" + i, Behaviour.content("text/html; charset=utf-8", page("Überschrift " + i)));
        fetcher.fetch(server.url("/" + i), Validators.NONE);
      }
    }

    // When
    Found found = read(folder);

    // Then
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
    assertThat(found.problems).isEmpty();
    assertThat(found.articles)
        .extracting(Article::getTitle)
        .containsExactlyInAnyOrder("Überschrift 1", "Überschrift 2", "Überschrift 3");
    assertThat(found.articles.get(0).getUrl()).hasValueSatisfying(u -> assertThat(u).contains("/"));
  }

  @Test
  void aFileThatIsCutOffGivesWhatStandsBeforeTheCutAndOneSentence() throws IOException {
    // Given an archive of two pages whose end is missing
    try (FeedServer server = FeedServer.start();
        ArchivingFetcher fetcher =
            new ArchivingFetcher(
                new HttpFetcher(
                    FetchLimits.defaults(), AllowedHosts.of(Set.of("127.0.0.1")), CLOCK),
                folder,
                1 << 20,
                CLOCK)) {
      for (int i = 1; i <= 2; i++) {
        server.on("/" + i, Behaviour.content("text/html", page("Headline number " + i)));
        fetcher.fetch(server.url("/" + i), Validators.NONE);
      }
    }
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 60));

    // When
    Found found = read(folder);

    // Then
    assertThat(found.articles)
        .extracting(Article::getTitle)
        .contains("Headline number 1")
        .hasSizeLessThanOrEqualTo(2);
    assertThat(found.problems).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void whatIsNoArchiveIsOneSentence() throws IOException {
    Path text = Files.writeString(folder.resolve("x.warc"), "Hello, this is no archive.\n\n");

    assertThat(read(text).problems).hasSize(1);
    assertThat(read(folder.resolve("missing.warc")).problems)
        .containsExactly("There is no file " + folder.resolve("missing.warc") + ".");
  }

  @Test
  void oddAndDamagedArchivesAreReadOrExplained() throws IOException {
    Path archives = Shared.path("data/warc");
    List<Path> files;
    try (Stream<Path> tree = Files.walk(archives)) {
      files = tree.filter(f -> f.toString().matches(".*\\.w?arc(\\.gz)?(\\.bad)?")).toList();
    }
    assertThat(files).isNotEmpty();

    for (Path file : files) {
      Found found = read(file);
      assertThat(found.articles.size() + found.problems.size()).as(file.toString()).isLessThan(200);
    }
  }

  private static Found read(Path path) {
    Found found = new Found();
    new WarcFiles("warc", CLOCK).read(List.of(path), found);
    return found;
  }

  private static String page(String title) {
    return "<html><head><title>"
        + title
        + "</title></head><body><article><h1>"
        + title
        + "</h1><p>"
        + "Ein Satz, der etwas zur Sache sagt, und zwar nicht wenig. ".repeat(8)
        + "</p></article></body></html>";
  }
}

package dev.pactwire.ingest.files;

import dev.pactwire.ingest.article.PageArticles;
import dev.pactwire.ingest.extract.Extractor;
import dev.pactwire.ingest.extract.Page;
import dev.pactwire.ingest.text.Decoder;
import dev.pactwire.schemas.Article;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads articles from files: HTML pages, pages saved as plain text, JSON Lines of articles, also
 * gzipped, and documents of wire services (NewsML-G2, ninjs). A folder stands for the files of
 * these kinds in it and below, in the order of their names, hidden ones left out; other files in it
 * are none of our business. A file that is named itself is read whatever its name.
 *
 * <p>An article is named by its address or the id it carries. Without either, its title and text
 * name it, and never the file: tomorrow's {@code index.html} is another article than today's, and
 * the same content in two files is one article. So a page that has changed and gives no address is
 * a new article; that it nearly repeats the former is for the processor to find.
 */
public final class ArticleFiles {

  private static final long MAX_PAGE = 64L << 20;
  private static final List<String> PAGES = List.of(".html", ".htm", ".xhtml", ".txt", ".text");
  private static final List<String> WIRE = List.of(".xml", ".json");
  private static final List<String> LINES = List.of(".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz");

  private final String source;
  private final Clock clock;

  /**
   * A reader.
   *
   * @param source id of the producer for articles that name none
   * @param clock when the articles are read
   */
  public ArticleFiles(String source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Reads files and folders, in the order given. */
  public void read(List<Path> paths, FileListener listener) {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        readFolder(path, listener);
      } else {
        readFile(path, false, listener);
      }
    }
  }

  /** Reads one file that was looked for by {@link WatchedFiles}; what has gone is left. */
  public void read(WatchedFiles.Due due, FileListener listener) {
    if (Files.exists(due.file())) {
      readFile(due.file(), due.inFolder(), listener);
    }
  }

  /** What is in a folder, of the files those that are ours. */
  static FolderListing in(Path folder) {
    return FolderListing.of(
        folder, file -> has(file, PAGES) || has(file, LINES) || has(file, WIRE));
  }

  private void readFolder(Path folder, FileListener listener) {
    FolderListing listing = in(folder);
    listing
        .unlisted()
        .forEach((path, reason) -> listener.problem(FolderListing.sentence(path, reason)));
    boolean any = !listing.unlisted().isEmpty();
    for (Path file : listing.files()) {
      any |= readFile(file, true, listener);
    }
    if (!any) {
      listener.problem(
          "The folder "
              + folder
              + " holds no articles (files ending in "
              + String.join(", ", PAGES)
              + " or "
              + String.join(", ", LINES)
              + "; NewsML-G2 or ninjs in "
              + String.join(", ", WIRE)
              + ").");
    }
  }

  private static boolean has(Path path, List<String> endings) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(name::endsWith);
  }

  /** True if there was something in it, be it articles or problems. */
  private boolean readFile(Path file, boolean inFolder, FileListener listener) {
    try {
      if (has(file, LINES)) {
        return new ArticleLines(source, clock).read(file, inFolder, listener);
      }
      if (has(file, WIRE)) {
        return WireDocuments.read(file, inFolder, source, clock.instant(), listener);
      }
      if (Files.size(file) > MAX_PAGE) {
        listener.problem(file + " is larger than a page can be (" + MAX_PAGE + " bytes).");
        return true;
      }
      readPage(file, listener);
    } catch (NoSuchFileException missing) {
      listener.problem("There is no file " + file + ".");
    } catch (AccessDeniedException denied) {
      listener.problem(file + " cannot be read: permission denied.");
    } catch (IOException problem) {
      listener.problem(file + " cannot be read: " + Reasons.of(problem) + ".");
    }
    return true;
  }

  private void readPage(Path file, FileListener listener) throws IOException {
    String content = Decoder.decode(Files.readAllBytes(file), Optional.empty());
    boolean html = has(file, List.of(".html", ".htm", ".xhtml"));
    Page page = html ? Page.html(Optional.empty(), content) : Page.guess(Optional.empty(), content);
    Optional<Article> article =
        PageArticles.draft(source, Optional.empty(), Optional.empty(), Extractor.extract(page))
            .toArticle(clock.instant());
    article.ifPresentOrElse(
        found -> listener.article(file.toString(), found),
        () -> listener.problem(file + " holds no article: it has neither a title nor a text."));
  }
}

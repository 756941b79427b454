package dev.pactwire.ingest.archive;

import dev.pactwire.ingest.files.FileListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Reads the articles of WARC files (ISO 28500), plain or gzipped, and of ARC files: of each HTTP
 * answer with status 200 that is a page or a feed, with today's extraction. A damaged record is
 * passed over with a sentence; after damage that hides where the next record begins, the rest of
 * that file is left, and the next file goes on.
 */
public final class WarcFiles {

  private static final List<String> ENDINGS = List.of(".warc", ".warc.gz", ".arc", ".arc.gz");
  private static final int MOST_PROBLEMS = 20;

  private final WarcArticles articles;

  /**
   * A reader.
   *
   * @param source id of the producer for the articles
   * @param clock when the articles are read
   */
  public WarcFiles(String source, Clock clock) {
    articles = new WarcArticles(source, clock);
  }

  /** Reads files, and folders with files named as archives are, in the order given. */
  public void read(List<Path> paths, FileListener listener) {
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        folder(path, listener).forEach(file -> readFile(file, listener));
      } else {
        readFile(path, listener);
      }
    }
  }

  private static List<Path> folder(Path folder, FileListener listener) {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> files = tree.filter(WarcFiles::isArchive).sorted().toList();
      if (files.isEmpty()) {
        listener.problem(
            "The folder " + folder + " holds no archives (" + String.join(", ", ENDINGS) + ").");
      }
      return files;
    } catch (IOException | UncheckedIOException problem) {
      listener.problem("The folder " + folder + " cannot be read: " + words(problem) + ".");
      return List.of();
    }
  }

  private static boolean isArchive(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private void readFile(Path file, FileListener listener) {
    try (FileChannel channel = FileChannel.open(file);
        WarcReader reader = new WarcReader(channel)) {
      reader.setLenient(true);
      readRecords(file, reader, listener);
    } catch (NoSuchFileException missing) {
      listener.problem("There is no file " + file + ".");
    } catch (IOException | RuntimeException problem) {
      listener.problem(file + " is no archive that can be read: " + words(problem) + ".");
    }
  }

  private void readRecords(Path file, WarcReader reader, FileListener listener) {
    int problems = 0;
    int number = 0;
    while (true) {
      number++;
      String where = file + " record " + number;
      WarcRecord record;
      try {
        Optional<WarcRecord> next = reader.next();
        if (next.isEmpty()) {
          return;
        }
        record = next.get();
      } catch (IOException | RuntimeException damage) {
        listener.problem(where + " is damaged, and the rest is not read: " + words(damage) + ".");
        return;
      }
      try {
        Optional<Instant> date = record.headers().first("WARC-Date").map(any -> record.date());
        articles.of(record).forEach(article -> listener.article(where, date, article));
      } catch (ParsingException | RuntimeException damage) {
        problems++;
        if (problems <= MOST_PROBLEMS) {
          listener.problem(where + " cannot be used: " + words(damage) + ".");
        }
      } catch (IOException damage) {
        listener.problem(where + " is damaged, and the rest is not read: " + words(damage) + ".");
        return;
      }
    }
  }

  private static String words(Exception problem) {
    String message = problem.getMessage();
    String name = problem.getClass().getSimpleName().replaceAll("Exception$|Error$", "");
    return name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT)
        + (message == null ? "" : " (" + message.replaceAll("\\p{C}", "\uFFFD") + ")");
  }
}

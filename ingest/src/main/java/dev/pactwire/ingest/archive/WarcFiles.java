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
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Reads the articles of WARC files (ISO 28500), plain or gzipped, and of ARC files: of each HTTP
 * answer with status 200 that is a page or a feed, with today's extraction. A damaged record is
 * passed over with a sentence, and reading goes on where {@link NextRecord} finds another; where it
 * finds none, the rest of that file is left, and the next file goes on.
 */
public final class WarcFiles {

  private static final List<String> ENDINGS = List.of(".warc", ".warc.gz", ".arc", ".arc.gz");
  private static final int MOST_PROBLEMS = 20;
  private static final int MOST_DAMAGES = 1_000;

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
    try (FileChannel channel = FileChannel.open(file)) {
      Pass pass = new Pass(file, listener);
      NextRecord records = new NextRecord(channel);
      Optional<Damage> damage = pass.read(0);
      while (damage.isPresent()) {
        OptionalLong next =
            pass.isHopeless() ? OptionalLong.empty() : records.after(damage.get().at());
        pass.tell(damage.get(), next);
        damage = next.isPresent() ? pass.read(next.getAsLong()) : Optional.empty();
      }
    } catch (NoSuchFileException missing) {
      listener.problem("There is no file " + file + ".");
    } catch (IOException | RuntimeException problem) {
      listener.problem(file + " is no archive that can be read: " + words(problem) + ".");
    }
  }

  /**
   * Where a file cannot be read on.
   *
   * @param at where the record begins that is damaged
   */
  private record Damage(String where, long at, Exception problem) {}

  /** What was read of one file so far. */
  private final class Pass {
    private final Path file;
    private final FileListener listener;
    private int number;
    private int damages;
    private int problems;

    Pass(Path file, FileListener listener) {
      this.file = file;
      this.listener = listener;
    }

    /** Whether so much is damaged that this is no archive, or one made to be read for ever. */
    boolean isHopeless() {
      return ++damages > MOST_DAMAGES;
    }

    /** Reads records from a place on; returns where they are damaged, if they are. */
    Optional<Damage> read(long from) throws IOException {
      try (FileChannel channel = FileChannel.open(file).position(from);
          WarcReader reader = new WarcReader(channel)) {
        reader.setLenient(true);
        return readRecords(reader, from);
      } catch (IOException | RuntimeException damage) {
        if (from == 0) {
          throw damage;
        }
        number++;
        return Optional.of(new Damage(where(), from, damage));
      }
    }

    private Optional<Damage> readRecords(WarcReader reader, long from) {
      while (true) {
        number++;
        WarcRecord record;
        try {
          Optional<WarcRecord> next = reader.next();
          if (next.isEmpty()) {
            return Optional.empty();
          }
          record = next.get();
        } catch (IOException | RuntimeException damage) {
          return Optional.of(new Damage(where(), Math.max(from, reader.position()), damage));
        }
        try {
          Optional<Instant> date = record.headers().first("WARC-Date").map(any -> record.date());
          articles.of(record).forEach(article -> listener.article(where(), date, article));
        } catch (ParsingException | RuntimeException unusable) {
          problem(where() + " cannot be used: " + words(unusable) + ".");
        } catch (IOException damage) {
          return Optional.of(new Damage(where(), Math.max(from, reader.position()), damage));
        }
      }
    }

    void tell(Damage damage, OptionalLong next) {
      String rest =
          next.isPresent()
              ? " is damaged, and " + (next.getAsLong() - damage.at()) + " bytes are passed over: "
              : " is damaged, and the rest is not read: ";
      problem(damage.where() + rest + words(damage.problem()) + ".");
    }

    private String where() {
      return file + " record " + number;
    }

    private void problem(String sentence) {
      problems++;
      if (problems <= MOST_PROBLEMS) {
        listener.problem(sentence);
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

package dev.pactwire.ingest.sources;

import dev.pactwire.ingest.sources.FeedList.Feeds;
import dev.pactwire.ingest.sources.FeedList.Unusable;
import dev.pactwire.ingest.text.Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a list of feeds: OPML if it looks like XML, else YAML. */
public final class FeedListReader {

  private static final long MAX_BYTES = 64L << 20;

  private FeedListReader() {}

  /** Reads a file. */
  public static FeedList read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return new Unusable(
            List.of(file + " is larger than a list of feeds can be (" + MAX_BYTES + " bytes)."));
      }
      return parse(Decoder.decode(Files.readAllBytes(file), Optional.empty()), file.toString());
    } catch (NoSuchFileException missing) {
      return new Unusable(List.of("There is no file " + file + "."));
    } catch (IOException problem) {
      return new Unusable(
          List.of(file + " cannot be read: " + problem.getClass().getSimpleName() + "."));
    }
  }

  /**
   * Reads a list from a string.
   *
   * @param text YAML or OPML
   * @param name what messages call it, such as the file's name
   */
  public static FeedList parse(String text, String name) {
    List<String> problems = new ArrayList<>();
    List<FeedDefinition> feeds =
        text.stripLeading().startsWith("<")
            ? Opml.read(text, name, problems)
            : FeedYaml.read(text, name, problems);
    Set<String> ids = new HashSet<>();
    for (FeedDefinition feed : feeds) {
      if (!ids.add(feed.id().toLowerCase(Locale.ROOT))) {
        problems.add(name + ": the id '" + feed.id() + "' is given to two feeds.");
      }
    }
    if (feeds.isEmpty() && problems.isEmpty()) {
      problems.add(name + " lists no feeds.");
    }
    return problems.isEmpty() ? new Feeds(feeds) : new Unusable(problems);
  }
}

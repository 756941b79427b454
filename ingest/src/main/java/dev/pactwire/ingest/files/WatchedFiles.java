package dev.pactwire.ingest.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which files of some folders are to be read, told at one look after the other.
 *
 * <ul>
 *   <li>A file is due when it was the same at two looks in a row and was last modified five seconds
 *       ago or earlier: while it is being written it is left alone. A time in the future says
 *       nothing, and the two looks are enough. Whoever writes slowly does so under another ending,
 *       and renames the file into its place.
 *   <li>One that has changed since it was read is due again, as a whole; what it held before is
 *       recognised behind us.
 *   <li>One that may not be read is due when it may.
 *   <li>One that is gone is forgotten. Its articles stay published: to withdraw them is for their
 *       publisher.
 *   <li>What cannot be looked at for now, because of itself or of its folder, is neither due nor
 *       forgotten.
 *   <li>What was due and is not {@link #done} is due at the next look once more.
 * </ul>
 *
 * Folders may come and go. Used by one thread.
 */
public final class WatchedFiles {
  private static final Duration REST = Duration.ofSeconds(5);

  /** By what a file is known not to have changed. */
  private record State(long size, FileTime modified, Optional<String> key) {}

  /**
   * A file that is to be read.
   *
   * @param file where it is
   * @param inFolder whether it was found in a folder, where it may be none of ours
   */
  public record Due(Path file, boolean inFolder) {}

  private final List<Path> paths;
  private final Clock clock;
  private final Predicate<Path> readable;
  private final Consumer<String> problems;
  private final Map<Path, State> read = new HashMap<>();
  private Set<Path> told = Set.of();
  private Map<Path, State> before = Map.of();

  /**
   * Nothing has been looked at yet.
   *
   * @param paths files and folders; what is in a folder and below counts as {@link ArticleFiles}
   *     says
   * @param clock by which files rest
   * @param problems is told one sentence when a folder or a file cannot be read any more
   */
  public WatchedFiles(List<Path> paths, Clock clock, Consumer<String> problems) {
    this(paths, clock, Files::isReadable, problems);
  }

  /** As above; says which files may be read, where nothing is forbidden. */
  WatchedFiles(List<Path> paths, Clock clock, Predicate<Path> readable, Consumer<String> problems) {
    this.paths = List.copyOf(paths);
    this.clock = clock;
    this.readable = readable;
    this.problems = problems;
  }

  /** Looks at all files; returns those that are due, in the order of their names. */
  public List<Due> look() {
    Map<Path, State> now = new HashMap<>();
    Map<Path, String> dark = new TreeMap<>();
    List<Due> resting = new ArrayList<>();
    for (Path path : paths) {
      for (Due each : list(path, dark)) {
        if (state(each.file(), now, dark) && rests(each.file(), now.get(each.file()))) {
          resting.add(each);
        }
      }
    }
    // Nobody knows what became of what cannot be looked at: it is not forgotten.
    read.keySet()
        .removeIf(
            file -> !now.containsKey(file) && dark.keySet().stream().noneMatch(file::startsWith));
    before = now;
    return allowed(resting, dark);
  }

  private static List<Due> list(Path path, Map<Path, String> dark) {
    if (!Files.isDirectory(path)) {
      return List.of(new Due(path, false));
    }
    FolderListing listing = ArticleFiles.in(path);
    listing
        .unlisted()
        .forEach((folder, reason) -> dark.put(folder, FolderListing.sentence(folder, reason)));
    return listing.files().stream().map(file -> new Due(file, true)).toList();
  }

  private boolean rests(Path file, State state) {
    Instant now = clock.instant();
    Instant modified = state.modified().toInstant();
    return state.equals(before.get(file))
        && !state.equals(read.get(file))
        && (modified.isAfter(now) || !modified.isAfter(now.minus(REST)));
  }

  /** Those that may be read; tells of the others, once until it is otherwise. */
  private List<Due> allowed(List<Due> resting, Map<Path, String> dark) {
    List<Due> due = new ArrayList<>();
    for (Due each : resting) {
      if (readable.test(each.file())) {
        due.add(each);
      } else {
        dark.put(each.file(), each.file() + " cannot be read: permission denied.");
      }
    }
    dark.forEach(
        (path, sentence) -> {
          if (!told.contains(path)) {
            problems.accept(sentence);
          }
        });
    told = Set.copyOf(dark.keySet());
    return List.copyOf(due);
  }

  /** What a file held, as it was at the last look, is stored. */
  public void done(Due due) {
    Optional.ofNullable(before.get(due.file())).ifPresent(state -> read.put(due.file(), state));
  }

  /** Notes the state of a file; false if it has none for now, or is named twice. */
  private static boolean state(Path file, Map<Path, State> states, Map<Path, String> dark) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      State state =
          new State(
              found.size(),
              found.lastModifiedTime(),
              Optional.ofNullable(found.fileKey()).map(Object::toString));
      return found.isRegularFile() && states.put(file, state) == null;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException problem) {
      dark.put(file, file + " cannot be read: " + Reasons.of(problem) + ".");
      return false;
    }
  }
}

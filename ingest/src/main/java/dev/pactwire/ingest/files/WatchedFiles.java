package dev.pactwire.ingest.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which files of some folders are to be read, told at one look after the other.
 *
 * <ul>
 *   <li>A file is due when it was the same at two looks in a row: while it is being written it is
 *       left alone. Whoever writes slowly does so under another ending, and renames the file into
 *       its place.
 *   <li>One that has changed since it was read is due again, as a whole; what it held before is
 *       recognised behind us.
 *   <li>One that is gone is forgotten. Its articles stay published: to withdraw them is for their
 *       publisher.
 *   <li>What is in a folder that cannot be listed for now is neither due nor forgotten.
 *   <li>What was due and is not {@link #done} is due at the next look once more.
 * </ul>
 *
 * Folders may come and go. Used by one thread.
 */
public final class WatchedFiles {

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
  private final Map<Path, State> read = new HashMap<>();
  private final Consumer<String> problems;
  private Set<Path> unlisted = Set.of();
  private Map<Path, State> before = new HashMap<>();

  /**
   * Nothing has been looked at yet.
   *
   * @param paths files and folders; what is in a folder and below counts as {@link ArticleFiles}
   *     says
   * @param problems is told one sentence when a folder cannot be listed any more
   */
  public WatchedFiles(List<Path> paths, Consumer<String> problems) {
    this.paths = List.copyOf(paths);
    this.problems = problems;
  }

  /** Looks at all files; returns those that are due, in the order of their names. */
  public List<Due> look() {
    Map<Path, State> now = new HashMap<>();
    Set<Path> dark = new HashSet<>();
    List<Due> found =
        paths.stream()
            .flatMap(
                path ->
                    Files.isDirectory(path)
                        ? list(path, dark).stream().map(file -> new Due(file, true))
                        : List.of(new Due(path, false)).stream())
            .filter(each -> state(each.file(), now))
            .toList();
    List<Due> due =
        found.stream()
            .filter(each -> now.get(each.file()).equals(before.get(each.file())))
            .filter(each -> !now.get(each.file()).equals(read.get(each.file())))
            .toList();
    // Nobody knows what is in a folder that cannot be listed: it is not forgotten.
    read.keySet()
        .removeIf(file -> !now.containsKey(file) && dark.stream().noneMatch(file::startsWith));
    before = now;
    unlisted = dark;
    return due;
  }

  private List<Path> list(Path folder, Set<Path> dark) {
    FolderListing listing = ArticleFiles.in(folder);
    listing
        .unlisted()
        .forEach(
            (path, reason) -> {
              dark.add(path);
              if (!unlisted.contains(path)) {
                problems.accept(FolderListing.sentence(path, reason));
              }
            });
    return listing.files();
  }

  /** What a file held, as it was at the last look, is stored. */
  public void done(Due due) {
    Optional.ofNullable(before.get(due.file())).ifPresent(state -> read.put(due.file(), state));
  }

  /** Notes the state of a file; false if it has gone meanwhile, or is named twice. */
  private static boolean state(Path file, Map<Path, State> states) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      State state =
          new State(
              found.size(),
              found.lastModifiedTime(),
              Optional.ofNullable(found.fileKey()).map(Object::toString));
      return found.isRegularFile() && states.put(file, state) == null;
    } catch (IOException gone) {
      return false;
    }
  }
}

package dev.pactwire.ingest.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is in a folder and below. What is hidden (its name begins with a dot) is left out, and a
 * folder that cannot be listed costs what is in it, not what is beside it. What disappears
 * meanwhile was never there. Links to folders below are not followed, so that there are no circles;
 * the folder itself may be one.
 *
 * @param files regular files, by name
 * @param unlisted folders that could not be listed, or not to their end, with the reason
 */
record FolderListing(List<Path> files, SortedMap<Path, String> unlisted) {

  /** Lists a folder; of its files only those that are wanted. */
  static FolderListing of(Path folder, Predicate<Path> wanted) {
    List<Path> files = new ArrayList<>();
    SortedMap<Path, String> unlisted = new TreeMap<>();
    try {
      Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
      Files.walkFileTree(start, new Visitor(start, folder, wanted, files, unlisted));
    } catch (NoSuchFileException gone) {
      // The link leads nowhere any more: there is nothing in it.
    } catch (IOException problem) {
      unlisted.put(folder, Reasons.of(problem));
    }
    files.sort(null);
    return new FolderListing(List.copyOf(files), unlisted);
  }

  /** One sentence on a folder that could not be listed. */
  static String sentence(Path folder, String reason) {
    return "The folder " + folder + " cannot be read: " + reason + ".";
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Path folder;
    private final Predicate<Path> wanted;
    private final List<Path> files;
    private final SortedMap<Path, String> unlisted;

    /** Walks from the start, and tells what it finds as being in the folder. */
    Visitor(
        Path start,
        Path folder,
        Predicate<Path> wanted,
        List<Path> files,
        SortedMap<Path, String> unlisted) {
      this.start = start;
      this.folder = folder;
      this.wanted = wanted;
      this.files = files;
      this.unlisted = unlisted;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes found) {
      return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes found) {
      if (!isHidden(path) && Files.isRegularFile(path) && wanted.test(path)) {
        files.add(named(path));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException problem) {
      if (!isHidden(path) && !(problem instanceof NoSuchFileException)) {
        // Who may list a folder but not enter it sees names alone: that is the folder's fault.
        boolean own = path.equals(start) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        unlisted.putIfAbsent(named(own ? path : path.getParent()), Reasons.of(problem));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, IOException problem) {
      if (problem != null) {
        unlisted.putIfAbsent(named(path), Reasons.of(problem));
      }
      return FileVisitResult.CONTINUE;
    }

    private Path named(Path path) {
      return start.equals(folder) ? path : folder.resolve(start.relativize(path));
    }

    private boolean isHidden(Path path) {
      return !path.equals(start) && path.getFileName().toString().startsWith(".");
    }
  }
}

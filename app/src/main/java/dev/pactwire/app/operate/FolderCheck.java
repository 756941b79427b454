package dev.pactwire.app.operate;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a processor on this machine could keep its state. */
final class FolderCheck {
  private static final String NAME = "state";
  private static final long LITTLE_ROOM = 1L << 30;
  private static final double NO_ROOM = 0.05;

  private FolderCheck() {}

  /**
   * Looks at a folder.
   *
   * @param folder the state folder, as it is configured
   * @param isMeant whether somebody named it; a default that is not there says nothing
   */
  static Check of(Path folder, boolean isMeant) {
    if (!Files.exists(folder)) {
      return isMeant ? missing(folder) : Check.good(NAME, "None is kept in this folder.");
    }
    if (!Files.isDirectory(folder)) {
      return Check.bad(
          NAME, folder + " is a file, not a folder.", "Name a folder with --state-dir.");
    }
    try {
      return Files.isWritable(folder) && Files.isExecutable(folder) && Files.isReadable(folder)
          ? room(folder)
          : Check.bad(
              NAME,
              "%s belongs to %s; %s may not write there."
                  .formatted(folder, Files.getOwner(folder).getName(), user()),
              "chown -R %s %s, or run as its owner.".formatted(user(), folder));
    } catch (IOException e) {
      return Check.bad(
          NAME,
          "%s cannot be looked at: %s".formatted(folder, e),
          "See the disk, or name another folder with --state-dir.");
    }
  }

  private static Check missing(Path folder) {
    Path above = folder.toAbsolutePath().getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above != null && Files.isDirectory(above) && Files.isWritable(above)
        ? Check.good(NAME, folder + " is not there yet; it can be made.")
        : Check.bad(
            NAME,
            "%s is not there, and %s may not make it in %s.".formatted(folder, user(), above),
            "Make it and give it to %s, or name another with --state-dir.".formatted(user()));
  }

  private static Check room(Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    long left = disk.getUsableSpace();
    String finding = "%s is writable; %d MiB are left on its disk.".formatted(folder, left >> 20);
    boolean little = left < LITTLE_ROOM && left < disk.getTotalSpace() / 2;
    if (left < disk.getTotalSpace() * NO_ROOM && little) {
      return Check.bad(
          NAME,
          finding,
          "Give it room: a processor that cannot write stops; its work is taken over by others.");
    }
    return little
        ? Check.doubtful(NAME, finding, "Give it room, or a shorter dedupe.window.")
        : Check.good(NAME, finding);
  }

  private static String user() {
    return System.getProperty("user.name", "this user");
  }
}

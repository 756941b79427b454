package dev.pactwire.bench.contest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes in files that are mapped into memory: on the heap, half a gigabyte of them would burden the
 * garbage collector in every lap, of all contenders.
 */
final class Shelf {

  private static final int FILE_BYTES = 64 << 20;

  private final Path folder;
  private final List<MappedByteBuffer> files = new ArrayList<>();
  private MappedByteBuffer open;

  Shelf(Path folder) {
    this.folder = folder;
  }

  /** A place on a shelf. */
  static final class Place {

    private final ByteBuffer file;
    private final int offset;
    private final int length;

    private Place(ByteBuffer file, int offset, int length) {
      this.file = file;
      this.offset = offset;
      this.length = length;
    }

    int length() {
      return length;
    }

    /** A copy of what lies there. */
    byte[] bytes() {
      byte[] copy = new byte[length];
      file.get(offset, copy);
      return copy;
    }

    boolean holds(byte[] bytes) {
      return length == bytes.length && file.slice(offset, length).equals(ByteBuffer.wrap(bytes));
    }
  }

  /** Puts bytes on the shelf; at most {@value #FILE_BYTES}. */
  Place put(byte[] bytes) {
    if (open == null || open.remaining() < bytes.length) {
      open = map();
      files.add(open);
    }
    int offset = open.position();
    open.put(bytes);
    return new Place(open, offset, bytes.length);
  }

  private MappedByteBuffer map() {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("shelf-" + files.size());
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, FILE_BYTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("What was written cannot be kept in " + folder + ".", e);
    }
  }
}

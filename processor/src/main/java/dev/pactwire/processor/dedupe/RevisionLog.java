package dev.pactwire.processor.dedupe;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one article id: the versions it has had.
 *
 * @param revision number of the latest revision, from 1
 * @param retracted whether the article has been withdrawn
 * @param versions the contents seen, oldest first; at most {@value #MOST_VERSIONS}, of which the
 *     oldest are dropped
 */
public record RevisionLog(int revision, boolean retracted, List<Version> versions) {

  /** Versions of one article that are remembered; live blogs have hundreds. */
  public static final int MOST_VERSIONS = 64;

  private static final byte FORMAT = 1;
  private static final int HEADER = 10;
  private static final int VERSION_BYTES = 20;

  /** One content and the number of the revision in which it was seen last. */
  public record Version(int revision, ContentHash content) {}

  public RevisionLog {
    versions = List.copyOf(versions);
  }

  static RevisionLog first(ContentHash content) {
    return new RevisionLog(1, false, List.of(new Version(1, content)));
  }

  /** The revision in which a content was seen last, if it is remembered. */
  public Optional<Integer> revisionOf(ContentHash content) {
    return versions.stream()
        .filter(version -> version.content().equals(content))
        .map(Version::revision)
        .reduce((older, newer) -> newer);
  }

  RevisionLog next(ContentHash content) {
    List<Version> kept = new ArrayList<>(versions);
    kept.removeIf(version -> version.content().equals(content));
    kept.add(new Version(revision + 1, content));
    int surplus = Math.max(0, kept.size() - MOST_VERSIONS);
    return new RevisionLog(revision + 1, false, kept.subList(surplus, kept.size()));
  }

  RevisionLog withdrawn() {
    return new RevisionLog(revision, true, versions);
  }

  /**
   * Format byte, retracted (1 byte), latest revision (4), number of versions (4), then 20 bytes for
   * each.
   */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(HEADER + VERSION_BYTES * versions.size());
    out.put(FORMAT).put((byte) (retracted ? 1 : 0)).putInt(revision).putInt(versions.size());
    for (Version version : versions) {
      out.putInt(version.revision())
          .putLong(version.content().high())
          .putLong(version.content().low());
    }
    return out.array();
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no revision log of a format this program
   *     reads
   */
  public static RevisionLog fromBytes(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      byte format = in.get();
      if (format != FORMAT) {
        throw new IllegalArgumentException(
            "The revision log has format "
                + format
                + "; this program reads format "
                + FORMAT
                + ".");
      }
      boolean retracted = in.get() != 0;
      int revision = in.getInt();
      int count = in.getInt();
      List<Version> versions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        versions.add(new Version(in.getInt(), new ContentHash(in.getLong(), in.getLong())));
      }
      return new RevisionLog(revision, retracted, versions);
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException(
          "The revision log of " + bytes.length + " bytes is cut short.", cut);
    }
  }
}

package dev.pactwire.ingest.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Finds where the next record of an archive begins behind damage: in a gzipped one where a member
 * begins whose content begins as a record does, in a plain one at a line that says {@code WARC/1.x}
 * with a {@code WARC-Type} behind it. An archive that is packed as a whole has no such place.
 */
final class NextRecord {

  private static final int STEP = 1 << 16;

  /** As much as is looked at to tell whether a record begins somewhere. */
  private static final int LOOK = 1 << 13;

  /** As many places are looked at in one file: nobody but an attacker has so many. */
  private static final int MOST_LOOKS = 5_000;

  private static final byte[] MEMBER = {0x1F, (byte) 0x8B, 8};
  private static final byte[] VERSION = "\nWARC/1.".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern HEAD =
      Pattern.compile(
          "WARC/1\\.\\d{1,2}\\s*\\n(?s:.{0,2000}?)WARC-Type:", Pattern.CASE_INSENSITIVE);

  private final FileChannel channel;
  private final boolean packed;
  private int looks;

  NextRecord(FileChannel channel) throws IOException {
    this.channel = channel;
    packed = begins(read(0, MEMBER.length), 0, MEMBER);
  }

  /** The first place behind {@code damage} at which a record begins. */
  OptionalLong after(long damage) throws IOException {
    byte[] mark = packed ? MEMBER : VERSION;
    long at = damage + 1;
    byte[] part = read(at, STEP);
    while (part.length >= mark.length) {
      for (int i = 0; i + mark.length <= part.length; i++) {
        Optional<Long> record = begins(part, i, mark) ? record(at + i) : Optional.empty();
        if (record.isPresent()) {
          return OptionalLong.of(record.get());
        }
        if (looks >= MOST_LOOKS) {
          return OptionalLong.empty();
        }
      }
      // A mark may lie across the end.
      at += part.length - mark.length + 1;
      part = read(at, STEP);
    }
    return OptionalLong.empty();
  }

  private Optional<Long> record(long mark) throws IOException {
    looks++;
    long begin = packed ? mark : mark + 1;
    byte[] look = read(begin, LOOK);
    boolean found =
        packed
            ? isRecord(unpacked(look))
            : HEAD.matcher(new String(look, StandardCharsets.ISO_8859_1)).lookingAt();
    return found ? Optional.of(begin) : Optional.empty();
  }

  private static boolean isRecord(String content) {
    return content.startsWith("WARC/") || content.startsWith("http");
  }

  /** The first letters of what a member holds; nothing if it is none. */
  private static String unpacked(byte[] look) {
    try (InputStream member = new GZIPInputStream(new ByteArrayInputStream(look))) {
      return new String(member.readNBytes(MEMBER.length + 2), StandardCharsets.ISO_8859_1);
    } catch (IOException none) {
      return "";
    }
  }

  private static boolean begins(byte[] part, int at, byte[] mark) {
    for (int i = 0; i < mark.length; i++) {
      if (at + i >= part.length || part[at + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private byte[] read(long at, int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(most);
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = channel.read(buffer, at + buffer.position());
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }
}

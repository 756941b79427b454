package dev.pactwire.processor.dedupe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * One remembered version of an article.
 *
 * @param sequence its place in the order of its language block, counted from 1; the key in {@link
 *     SeenArticles}
 * @param id article id
 * @param revision revision of that article, from 1
 * @param arrival when it arrived, as its record said
 * @param placed where it stands in the window: the arrival, or the window's time if the arrival was
 *     not believed
 * @param clock the window's time after it
 * @param original id of the first article that told this text: its own id unless it is a duplicate
 * @param cluster id of its cluster
 * @param isRetracted whether it has been withdrawn since
 * @param fingerprint its text
 */
public record SeenArticle(
    long sequence,
    String id,
    int revision,
    Instant arrival,
    Instant placed,
    Instant clock,
    String original,
    String cluster,
    boolean isRetracted,
    Fingerprint fingerprint) {

  private static final int VERSION = 1;

  /** The same article, withdrawn or not. */
  SeenArticle withRetracted(boolean retracted) {
    return new SeenArticle(
        sequence, id, revision, arrival, placed, clock, original, cluster, retracted, fingerprint);
  }

  /**
   * The form in which it is stored: a version byte, the fields in the order of the record, the
   * fingerprint last.
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(fingerprint.byteCount() + 160);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(sequence);
      out.writeUTF(id);
      out.writeInt(revision);
      out.writeLong(arrival.toEpochMilli());
      out.writeLong(placed.toEpochMilli());
      out.writeLong(clock.toEpochMilli());
      out.writeUTF(original.equals(id) ? "" : original);
      out.writeUTF(cluster.equals(id) ? "" : cluster);
      out.writeBoolean(isRetracted);
      out.write(fingerprint.toBytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no remembered article of a version this
   *     program reads
   */
  public static SeenArticle fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "The remembered article has format version "
                + version
                + "; this program reads version "
                + VERSION
                + ".");
      }
      long sequence = in.readLong();
      String id = in.readUTF();
      int revision = in.readInt();
      Instant arrival = Instant.ofEpochMilli(in.readLong());
      Instant placed = Instant.ofEpochMilli(in.readLong());
      Instant clock = Instant.ofEpochMilli(in.readLong());
      String original = in.readUTF();
      String cluster = in.readUTF();
      boolean retracted = in.readBoolean();
      return new SeenArticle(
          sequence,
          id,
          revision,
          arrival,
          placed,
          clock,
          original.isEmpty() ? id : original,
          cluster.isEmpty() ? id : cluster,
          retracted,
          Fingerprint.fromBytes(in.readAllBytes()));
    } catch (IOException cut) {
      throw new IllegalArgumentException(
          "The remembered article of " + bytes.length + " bytes is cut short.", cut);
    }
  }
}

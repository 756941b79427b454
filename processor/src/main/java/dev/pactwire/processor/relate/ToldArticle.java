package dev.pactwire.processor.relate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * An article that has been told.
 *
 * @param sequence its place in the order of telling, from 1; the key in {@link ToldArticles}
 * @param id article id
 * @param arrival as its record said, in milliseconds since 1970
 * @param placed where it stands in the window, in milliseconds since 1970
 * @param clock the window's time after it
 * @param isWithdrawn whether it has been withdrawn since
 * @param traits by what it is known again
 */
public record ToldArticle(
    long sequence,
    String id,
    long arrival,
    long placed,
    long clock,
    boolean isWithdrawn,
    Traits traits) {

  private static final byte VERSION = 1;

  ToldArticle withdrawn() {
    return new ToldArticle(sequence, id, arrival, placed, clock, true, traits);
  }

  /** The form in which it is stored. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(sequence);
      out.writeUTF(id);
      out.writeLong(arrival);
      out.writeLong(placed);
      out.writeLong(clock);
      out.writeBoolean(isWithdrawn);
      out.write(traits.toBytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes()} wrote; empty for bytes that another version wrote. */
  public static Optional<ToldArticle> fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      long sequence = in.readLong();
      String id = in.readUTF();
      long arrival = in.readLong();
      long placed = in.readLong();
      long clock = in.readLong();
      boolean withdrawn = in.readBoolean();
      return Traits.fromBytes(in.readAllBytes())
          .map(t -> new ToldArticle(sequence, id, arrival, placed, clock, withdrawn, t));
    } catch (IOException cut) {
      return Optional.empty();
    }
  }
}

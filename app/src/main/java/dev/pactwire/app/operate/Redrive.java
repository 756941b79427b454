package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.dashboard.topics.Resender;
import dev.pactwire.dashboard.topics.Resender.Outcome;
import dev.pactwire.dashboard.window.DeadLetter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Sends dead letters to news.articles again. Of letters with the same bytes only the first is sent:
 * a record that keeps failing leaves a letter each time, and these must not multiply.
 */
public final class Redrive implements AutoCloseable {
  private static final byte[] NONE = {};

  private final Resender resender;
  private final Set<ByteBuffer> sent = new HashSet<>();

  public Redrive(Connection connection) {
    this.resender = new Resender(connection.client(), connection.topics());
  }

  /** Sends one; empty when one with the same bytes has just been sent. */
  public Optional<Outcome> send(DeadLetter letter) {
    return sent.add(digest(letter)) ? Optional.of(resender.resend(letter)) : Optional.empty();
  }

  private static ByteBuffer digest(DeadLetter letter) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] key = letter.key().orElse(NONE);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, key.length));
      digest.update(key);
      return ByteBuffer.wrap(digest.digest(letter.value().orElse(NONE)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  @Override
  public void close() {
    resender.close();
  }
}

package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.dashboard.topics.Resender;
import dev.pactwire.dashboard.topics.Resender.Outcome;
import dev.pactwire.dashboard.window.DeadLetter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Sends dead letters to news.articles again. Of letters with the same bytes only the first is sent:
 * a record that keeps failing leaves a letter each time, and these must not multiply.
 */
public final class Redrive implements AutoCloseable {
  private static final byte[] NONE = {};

  /** Letters under way at the same time: brokers take them in batches. */
  private static final int MOST_UNDER_WAY = 500;

  private static final long MOST_BYTES_UNDER_WAY = 8 << 20;

  private final Resender resender;
  private final BiConsumer<DeadLetter, Outcome> told;
  private final Set<ByteBuffer> sent = new HashSet<>();
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private long bytesUnderWay;

  private record UnderWay(DeadLetter letter, Supplier<Outcome> outcome) {}

  /**
   * Sends nothing yet.
   *
   * @param told is given each letter that was sent with what became of it, in their order
   */
  public Redrive(Connection connection, BiConsumer<DeadLetter, Outcome> told) {
    this.resender = new Resender(connection.client(), connection.topics());
    this.told = told;
  }

  /** Sends one, unless one with the same bytes has just been sent. */
  public void send(DeadLetter letter) {
    if (sent.add(digest(letter))) {
      underWay.addLast(new UnderWay(letter, resender.begin(letter)));
      bytesUnderWay += size(letter);
    }
    while (underWay.size() > MOST_UNDER_WAY || bytesUnderWay > MOST_BYTES_UNDER_WAY) {
      settle();
    }
  }

  /** Returns when it is told of all that was sent. */
  public void settleAll() {
    while (!underWay.isEmpty()) {
      settle();
    }
  }

  private void settle() {
    UnderWay first = underWay.removeFirst();
    bytesUnderWay -= size(first.letter());
    told.accept(first.letter(), first.outcome().get());
  }

  private static long size(DeadLetter letter) {
    return letter.value().map(value -> value.length).orElse(0);
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

package dev.pactwire.ingest.run;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets one large document be read at a time: what is made of it in memory may be ten times its
 * size, and whoever means harm sends many at once. Each waits for those who came before. Safe for
 * use by several threads.
 */
final class LargeDocuments {

  /** Hardly a feed or a page is larger. */
  private static final int LARGE = 1 << 20;

  private final Semaphore one = new Semaphore(1, true);

  /** Does what makes something of a document of so many bytes, when it may. */
  <T> T read(int bytes, Supplier<T> reading) {
    if (bytes <= LARGE) {
      return reading.get();
    }
    one.acquireUninterruptibly();
    try {
      return reading.get();
    } finally {
      one.release();
    }
  }
}

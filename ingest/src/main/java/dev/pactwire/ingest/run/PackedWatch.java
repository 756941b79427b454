package dev.pactwire.ingest.run;

import dev.pactwire.schemas.FeedWatch;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What is watched of a feed as its Avro bytes, compressed: an instance that takes over thousands of
 * feeds is given all of it at once.
 */
public final class PackedWatch {
  private final String feedId;
  private final Deflated bytes;

  private PackedWatch(String feedId, Deflated bytes) {
    this.feedId = feedId;
    this.bytes = bytes;
  }

  /** Packs. */
  public static PackedWatch of(FeedWatch watch) {
    try {
      return new PackedWatch(watch.getFeedId(), Deflated.of(watch.toByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException("What is watched cannot be written into memory.", e);
    }
  }

  /** The feed's id. */
  public String feedId() {
    return feedId;
  }

  /** Unpacks. */
  FeedWatch open() {
    try {
      return FeedWatch.fromByteBuffer(bytes.open());
    } catch (IOException e) {
      throw new UncheckedIOException("What is watched cannot be read from memory.", e);
    }
  }
}

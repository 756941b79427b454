package dev.pactwire.ingest.fetch;

import dev.pactwire.ingest.brotli.Brotli;
import dev.pactwire.ingest.brotli.Unpacked;
import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okio.Buffer;
import okio.GzipSource;
import okio.Source;

/**
 * Reads the bodies of answers within bounds: plain, or packed with gzip or br, once. Gzip is
 * unpacked as it comes in. What is packed with br is taken in first and then unpacked, no more than
 * some documents at once, for each needs a window of up to 24 MiB: a slow server holds none.
 */
final class Bodies {

  /** What is asked for. */
  static final String CODINGS = "gzip, br";

  private static final int WINDOWS = 4;
  private static final long CHUNK = 65_536;
  private static final int LEAST_BYTES_A_SECOND = 256;

  private final FetchLimits limits;
  private final Semaphore windows = new Semaphore(WINDOWS, true);

  /** A reader for all answers of a fetcher. */
  Bodies(FetchLimits limits) {
    this.limits = limits;
  }

  /** The bounds that hold for each. */
  FetchLimits limits() {
    return limits;
  }

  /**
   * Reads a body.
   *
   * @param body takes it in
   * @param most its greatest size in bytes, unpacked
   * @param cut whether the beginning of one that is larger is better than none
   * @param deadline of the fetch, as {@link System#nanoTime} counts
   * @return why it could not be read, if it could not
   */
  Optional<Failed> read(
      Buffer body, URI url, Response response, int most, boolean cut, long deadline)
      throws IOException {
    Source source = response.body().source();
    return switch (coding(response)) {
      case "", "identity" -> fill(body, source, url, response, most, cut);
      case "gzip" -> fill(body, new GzipSource(source), url, response, most, cut);
      case "br" -> {
        Buffer packed = new Buffer();
        Optional<Failed> failed = fill(packed, source, url, response, limits.bytes(), false);
        yield failed.isPresent()
            ? failed
            : unpack(packed.readByteArray(), body, url, response, most, cut, deadline);
      }
      default ->
          failed(
              Kind.UNREADABLE,
              Printable.of(url) + " is compressed in a way that was not asked for.",
              response);
    };
  }

  /** All codings, also of several headers, so that what was packed twice is seen. */
  private static String coding(Response response) {
    List<String> all = response.headers("Content-Encoding");
    return String.join(",", all).strip().toLowerCase(Locale.ROOT);
  }

  private Optional<Failed> unpack(
      byte[] packed,
      Buffer body,
      URI url,
      Response response,
      int most,
      boolean cut,
      long deadline) {
    Unpacked found;
    try {
      if (!windows.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return late(url, response);
      }
      try {
        found = Brotli.unpack(packed, most, Duration.ofNanos(deadline - System.nanoTime()));
      } finally {
        windows.release();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return failed(
          Kind.UNREACHABLE, Printable.of(url) + " was not unpacked: we are ending.", response);
    }
    body.write(found.bytes());
    return switch (found.ending()) {
      case WHOLE -> Optional.empty();
      case TOO_LARGE -> cut ? Optional.empty() : tooLarge(url, response, most);
      case TOO_SLOW -> late(url, response);
      case BROKEN ->
          failed(
              Kind.UNREADABLE,
              Printable.of(url) + " is said to be packed with br, but is damaged or cut off.",
              response);
    };
  }

  private Optional<Failed> fill(
      Buffer body, Source source, URI url, Response response, int most, boolean cut)
      throws IOException {
    long begun = System.nanoTime();
    while (source.read(body, CHUNK) >= 0) {
      long nanos = System.nanoTime() - begun;
      if (nanos > limits.patience().toNanos() && body.size() < nanos / 1e9 * LEAST_BYTES_A_SECOND) {
        return failed(Kind.TIMEOUT, Printable.of(url) + " comes in too slowly.", response);
      }
      if (body.size() > most) {
        return cut ? Optional.empty() : tooLarge(url, response, most);
      }
    }
    return Optional.empty();
  }

  private static Optional<Failed> tooLarge(URI url, Response response, int most) {
    return failed(
        Kind.TOO_LARGE,
        Printable.of(url) + " is larger than the " + most + " bytes allowed.",
        response);
  }

  private static Optional<Failed> late(URI url, Response response) {
    return failed(
        Kind.TIMEOUT, Printable.of(url) + " takes longer to unpack than allowed.", response);
  }

  private static Optional<Failed> failed(Kind kind, String reason, Response response) {
    return Optional.of(new Failed(kind, reason, Optional.of(response.code()), Optional.empty()));
  }
}

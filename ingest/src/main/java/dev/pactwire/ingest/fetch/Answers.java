package dev.pactwire.ingest.fetch;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.fetch.FetchOutcome.NotModified;
import dev.pactwire.ingest.text.HubLinks;
import dev.pactwire.ingest.time.TimeParser;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Turns an HTTP answer that is no redirect into an outcome. */
final class Answers {

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int GONE = 410;
  private static final long CHUNK = 65_536;
  private static final int LEAST_BYTES_A_SECOND = 256;

  /** Of a robots.txt: more than RFC 9309 asks to read, and no more than a page. */
  private static final int CUT_AT = 1 << 20;

  private final FetchLimits limits;
  private final Clock clock;
  private final boolean cut;

  /**
   * Reads answers.
   *
   * @param cut whether the beginning of a document that is too large is better than none
   */
  Answers(FetchLimits limits, Clock clock, boolean cut) {
    this.limits = limits;
    this.clock = clock;
    this.cut = cut;
  }

  FetchOutcome read(URI url, Response response) throws IOException {
    int status = response.code();
    if (status == NOT_MODIFIED) {
      return new NotModified(maxAge(response));
    }
    if (status != OK) {
      return new Failed(
          status == GONE ? Kind.GONE : Kind.STATUS,
          Printable.of(url) + " answers with HTTP status " + status + ".",
          Optional.of(status),
          retryAfter(response));
    }
    // OkHttp removes this header where it has decompressed; what is left was compressed in another
    // way, or twice.
    String encoding = response.header("Content-Encoding", "identity");
    if (!encoding.equalsIgnoreCase("identity") && !encoding.isBlank()) {
      return failed(
          Kind.UNREADABLE,
          Printable.of(url) + " is compressed in a way that was not asked for.",
          response);
    }
    Buffer body = new Buffer();
    Optional<Failed> failed = fill(body, url, response);
    if (failed.isPresent()) {
      return failed.get();
    }
    MediaType type = response.body().contentType();
    Validators validators =
        new Validators(
            Optional.ofNullable(response.header("ETag")),
            Optional.ofNullable(response.header("Last-Modified")));
    return new Fetched(
        url,
        body.readByteArray(),
        Optional.ofNullable(type).map(t -> t.type() + "/" + t.subtype()),
        Optional.ofNullable(type).map(t -> t.parameter("charset")),
        validators,
        maxAge(response),
        Optional.empty(),
        HubLinks.ofHeaders(response.headers("Link"), url));
  }

  private Optional<Failed> fill(Buffer body, URI url, Response response) throws IOException {
    int most = cut ? Math.min(limits.bytes(), CUT_AT) : limits.bytes();
    BufferedSource source = response.body().source();
    long begun = System.nanoTime();
    while (source.read(body, CHUNK) >= 0) {
      long nanos = System.nanoTime() - begun;
      if (nanos > limits.patience().toNanos() && body.size() < nanos / 1e9 * LEAST_BYTES_A_SECOND) {
        return Optional.of(
            failed(Kind.TIMEOUT, Printable.of(url) + " comes in too slowly.", response));
      }
      if (body.size() > most) {
        return cut
            ? Optional.empty()
            : Optional.of(
                failed(
                    Kind.TOO_LARGE,
                    Printable.of(url) + " is larger than the " + most + " bytes allowed.",
                    response));
      }
    }
    return Optional.empty();
  }

  private static Failed failed(Kind kind, String reason, Response response) {
    return new Failed(kind, reason, Optional.of(response.code()), Optional.empty());
  }

  private static Optional<Duration> maxAge(Response response) {
    int seconds = response.cacheControl().maxAgeSeconds();
    return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
  }

  /** RFC 9110, 10.2.3: a number of seconds, or a date. */
  private Optional<Duration> retryAfter(Response response) {
    String value = response.header("Retry-After", "").strip();
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    return TimeParser.parse(value)
        .map(time -> Duration.between(clock.instant(), time.instant()))
        .filter(wait -> !wait.isNegative());
  }
}

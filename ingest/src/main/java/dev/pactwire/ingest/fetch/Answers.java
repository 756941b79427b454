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

/** Turns an HTTP answer that is no redirect into an outcome. */
final class Answers {

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int GONE = 410;
  private static final int MOST_DIGITS = 9;
  private static final long MOST_SECONDS = 999_999_999;

  /** Of a robots.txt: more than RFC 9309 asks to read, and no more than a page. */
  private static final int CUT_AT = 1 << 20;

  private final Bodies bodies;
  private final Clock clock;
  private final boolean cut;

  /**
   * Reads answers.
   *
   * @param bodies reads their bodies
   * @param clock tells what a Retry-After date means
   * @param cut whether the beginning of a document that is too large is better than none
   */
  Answers(Bodies bodies, Clock clock, boolean cut) {
    this.bodies = bodies;
    this.clock = clock;
    this.cut = cut;
  }

  /**
   * Reads one.
   *
   * @param deadline of the fetch, as {@link System#nanoTime} counts
   */
  FetchOutcome read(URI url, Response response, long deadline) throws IOException {
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
    Buffer body = new Buffer();
    int most = cut ? Math.min(bodies.limits().bytes(), CUT_AT) : bodies.limits().bytes();
    Optional<Failed> failed = bodies.read(body, url, response, most, cut, deadline);
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

  private static Optional<Duration> maxAge(Response response) {
    int seconds = response.cacheControl().maxAgeSeconds();
    return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
  }

  /**
   * RFC 9110, 10.2.3: a number of seconds, or a date. Zero says nothing, and a number too large for
   * a number is the largest.
   */
  private Optional<Duration> retryAfter(Response response) {
    String value = response.header(HttpClients.RETRY_AFTER, "").strip();
    if (value.matches("0*")) {
      return Optional.empty();
    }
    if (value.matches("\\d+")) {
      String digits = value.replaceFirst("^0+", "");
      return Optional.of(
          Duration.ofSeconds(
              digits.length() > MOST_DIGITS ? MOST_SECONDS : Long.parseLong(digits)));
    }
    return TimeParser.parse(value)
        .map(time -> Duration.between(clock.instant(), time.instant()))
        .filter(wait -> !wait.isNegative());
  }
}

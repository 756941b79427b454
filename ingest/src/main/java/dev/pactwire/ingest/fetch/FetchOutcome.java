package dev.pactwire.ingest.fetch;

import dev.pactwire.ingest.text.HubLinks;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came of a fetch. */
public sealed interface FetchOutcome {

  /**
   * A document.
   *
   * @param url where it was found, after redirects
   * @param body its bytes, decompressed
   * @param mediaType type without parameters, in lower case
   * @param charset charset parameter of the media type
   * @param validators for the next time
   * @param maxAge how long the server lets it be cached
   * @param moved where it lives now for good: the target, if all redirects were permanent ones
   *     (301, 308)
   * @param hubs who announces its changes, as its Link headers say
   */
  record Fetched(
      URI url,
      byte[] body,
      Optional<String> mediaType,
      Optional<String> charset,
      Validators validators,
      Optional<Duration> maxAge,
      Optional<URI> moved,
      HubLinks hubs)
      implements FetchOutcome {}

  /**
   * The document is as it was.
   *
   * @param maxAge how long the server lets it be cached
   */
  record NotModified(Optional<Duration> maxAge) implements FetchOutcome {}

  /**
   * No document.
   *
   * @param kind what went wrong
   * @param reason one sentence for people, without control characters
   * @param status status of the last answer, if there was one
   * @param retryAfter how long the server asks to wait
   */
  record Failed(Kind kind, String reason, Optional<Integer> status, Optional<Duration> retryAfter)
      implements FetchOutcome {

    /** A failure before any answer. */
    public static Failed of(Kind kind, String reason) {
      return new Failed(kind, reason, Optional.empty(), Optional.empty());
    }
  }

  /** Kinds of failure. */
  enum Kind {
    /** The address may not be fetched: scheme, or a private network. */
    FORBIDDEN,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** The total time was up. */
    TIMEOUT,
    /** The document is larger than allowed. */
    TOO_LARGE,
    /** Too many redirects, or one that leads nowhere. */
    REDIRECT,
    /** The server answered with an error. */
    STATUS,
    /** The server says that the document is gone for good (410). */
    GONE,
    /** The host's robots.txt does not allow it; nothing was asked. */
    DISALLOWED,
    /** It is not the host's turn yet; nothing was asked. */
    BUSY,
    /** The answer cannot be read, such as an unknown compression. */
    UNREADABLE
  }
}

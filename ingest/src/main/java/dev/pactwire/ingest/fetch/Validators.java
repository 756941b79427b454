package dev.pactwire.ingest.fetch;

import java.util.Optional;

/**
 * What a server gave to ask "has it changed?" with, sent back unaltered (RFC 9110, 8.8).
 *
 * @param etag value of ETag
 * @param lastModified value of Last-Modified
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {

  /** Nothing to compare with: the whole document is wanted. */
  public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
}

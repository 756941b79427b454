package dev.pactwire.ingest.run;

import dev.pactwire.ingest.feed.ParsedFeed.Parsed;
import dev.pactwire.ingest.feed.Repairs;
import dev.pactwire.ingest.run.EntryPublisher.Published;
import java.util.Optional;

/**
 * What a poll of a feed, or its hub, has brought.
 *
 * @param entries entries that were shown
 * @param published what was done with them
 * @param problem what went wrong, one sentence
 * @param status HTTP status of the answer, if there was one
 * @param repairs what had to be mended in the document
 */
record Brought(
    int entries,
    Published published,
    Optional<String> problem,
    Optional<Integer> status,
    Repairs repairs) {

  private static final int OK = 200;

  /** No document. */
  static Brought nothing(Optional<String> problem, Optional<Integer> status) {
    return new Brought(0, Published.NOTHING, problem, status, Repairs.NONE);
  }

  /** The same as the last time; with 200 so many entries were shown once more. */
  static Brought known(int entries, int status) {
    return new Brought(
        entries, Published.known(entries), Optional.empty(), Optional.of(status), Repairs.NONE);
  }

  /** A document. */
  static Brought document(Parsed parsed, Published published, Optional<String> problem) {
    return new Brought(
        parsed.entries().size(), published, problem, Optional.of(OK), parsed.repairs());
  }

  /** The same, but not in answer to a request. */
  Brought unasked() {
    return new Brought(entries, published, problem, Optional.empty(), repairs);
  }
}

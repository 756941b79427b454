package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.FetchOutcome.Fetched;
import dev.pactwire.ingest.fetch.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Whether a feed has changed, and whether its server may be believed about it. A body that is the
 * same as the last one that was stored need not be read, whatever its validators say. After six
 * hours of nothing but 304 the whole document is asked for once: if it has changed under unchanged
 * validators they lie, and are not used for this feed any more. Used by one thread at a time.
 */
final class Freshness {

  private static final Duration DOUBTED = Duration.ofHours(6);

  private final boolean remembering;
  private Instant whole;
  private boolean known;
  private int hash;
  private int length;
  private boolean lying;

  /**
   * Nothing is known yet.
   *
   * @param remembering whether documents are to be recognised at all
   */
  Freshness(boolean remembering, Instant begun) {
    this.remembering = remembering;
    whole = begun;
  }

  /** What to ask with. */
  Validators ask(Validators stored, Instant now) {
    boolean doubted = known && whole.plus(DOUBTED).isBefore(now);
    return lying || doubted ? Validators.NONE : stored;
  }

  /**
   * Whether a document is what was stored last; learns what its server's word is worth.
   *
   * @param stored validators of the last document
   */
  boolean isSame(Fetched fetched, Validators stored, Instant now) {
    boolean same =
        known && length == fetched.body().length && hash == Arrays.hashCode(fetched.body());
    boolean claimed = !stored.equals(Validators.NONE) && stored.equals(fetched.validators());
    lying |= known && !same && claimed;
    whole = now;
    return same;
  }

  /**
   * A document was stored.
   *
   * @param settled whether all that it holds was; else the next one counts as new whatever it is
   */
  void keep(Fetched fetched, boolean settled) {
    known = remembering && settled;
    hash = Arrays.hashCode(fetched.body());
    length = fetched.body().length;
  }
}

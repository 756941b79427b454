package dev.pactwire.processor.dedupe;

import dev.pactwire.processor.dedupe.Identified.First;
import dev.pactwire.processor.dedupe.Identified.Retraction;
import dev.pactwire.processor.dedupe.Identified.Revision;
import dev.pactwire.processor.dedupe.Identified.SameArticle;
import dev.pactwire.processor.dedupe.Identified.VoidRetraction;
import java.util.Optional;

/**
 * Decides what a record is among all records with its article id.
 *
 * <p>An id that is not known: the first version. A content that the id has had before, be it the
 * latest or an old one that a cache serves again: the same article. Any other content: the next
 * revision. A retraction withdraws a known article once. Whatever arrives for a withdrawn article
 * is its next revision, even with a content it has had: it is back.
 */
public final class Identity {

  private Identity() {}

  /** An article has arrived. */
  public static Identified arrived(Optional<RevisionLog> known, ContentHash content) {
    return known
        .map(log -> again(log, content))
        .orElseGet(() -> new First(RevisionLog.first(content)));
  }

  /** A retraction has arrived. */
  public static Identified withdrawn(Optional<RevisionLog> known) {
    return known
        .filter(log -> !log.retracted())
        .<Identified>map(log -> new Retraction(log.revision(), log.withdrawn()))
        .orElseGet(VoidRetraction::new);
  }

  private static Identified again(RevisionLog log, ContentHash content) {
    Optional<Integer> seen = log.retracted() ? Optional.empty() : log.revisionOf(content);
    if (seen.isPresent()) {
      return new SameArticle(seen.get());
    }
    RevisionLog next = log.next(content);
    return new Revision(next.revision(), log.retracted(), next);
  }
}

package dev.pactwire.ingest.fetch;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import java.net.URI;
import java.util.Optional;

/**
 * Is asked before each hop of a redirect, so that the host it leads to is treated with the same
 * manners as the first. May take its time: the wait does not count for the fetch.
 */
@FunctionalInterface
public interface RedirectGate {

  /** Every hop may be taken at once. */
  RedirectGate OPEN = target -> Optional.empty();

  /**
   * Asks for a hop, once its scheme is known to be allowed.
   *
   * @param target absolute http or https address
   * @return why it is not taken; empty if it is
   */
  Optional<Failed> refusal(URI target);
}

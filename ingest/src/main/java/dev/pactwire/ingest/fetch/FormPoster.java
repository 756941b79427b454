package dev.pactwire.ingest.fetch;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Sends forms. */
@FunctionalInterface
public interface FormPoster {

  /**
   * Posts a form; blocks until there is an answer.
   *
   * @param url absolute address
   * @param home address of the feed that named it, as it was defined
   * @return why it was not taken (no 2xx); empty if it was
   */
  Optional<Failed> post(URI url, URI home, Map<String, String> form);
}

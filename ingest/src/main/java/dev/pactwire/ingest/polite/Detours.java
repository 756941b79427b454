package dev.pactwire.ingest.polite;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where addresses were redirected to another host the last time, for the most recent of them, so
 * that the turn there can be booked together with the first. Safe for use by several threads.
 */
final class Detours {

  private static final int MOST = 50_000;

  private final Map<URI, URI> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, URI> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<URI> of(URI url) {
    return Optional.ofNullable(known.get(url));
  }

  synchronized void learn(URI url, Optional<URI> target) {
    target.ifPresentOrElse(to -> known.put(url, to), () -> known.remove(url));
  }
}

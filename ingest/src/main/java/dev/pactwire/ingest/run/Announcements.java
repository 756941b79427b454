package dev.pactwire.ingest.run;

import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.HubLinks;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Feeds whose entries are brought to us by a hub, so that they need polling only to be sure. Safe
 * for use by several threads.
 */
public interface Announcements {

  /** No feed has a hub. */
  Announcements NONE =
      new Announcements() {
        @Override
        public void read(FeedDefinition feed, URI url, HubLinks links) {}

        @Override
        public Optional<Instant> coveredUntil(String feed) {
          return Optional.empty();
        }

        @Override
        public void missed(String feed) {}

        @Override
        public void removed(String feed) {}
      };

  /**
   * A feed was read.
   *
   * @param url where it was found
   * @param links the hubs it names
   */
  void read(FeedDefinition feed, URI url, HubLinks links);

  /** Until when its hub brings what is new; empty if none does, or one that has missed too much. */
  Optional<Instant> coveredUntil(String feed);

  /** A poll found something new that the hub of the feed had not brought. */
  void missed(String feed);

  /** The feed is not ours any more. */
  void removed(String feed);
}

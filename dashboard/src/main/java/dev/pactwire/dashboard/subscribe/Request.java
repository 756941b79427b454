package dev.pactwire.dashboard.subscribe;

import dev.pactwire.dashboard.json.View;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Filter;
import java.util.Optional;
import java.util.Set;

/**
 * What a subscriber asks for.
 *
 * @param channels topics
 * @param filter which events of them
 * @param view how much of an article
 * @param snapshot most events of the window to begin with, where there is nothing to resume
 * @param cursor the cursor of the last event that arrived, as it was given; to go on from there
 */
public record Request(
    Set<Channel> channels, Filter filter, View view, int snapshot, Optional<String> cursor) {
  public Request {
    channels = Set.copyOf(channels);
  }

  /** The same with another filter. */
  Request with(Filter other) {
    return new Request(channels, other, view, snapshot, cursor);
  }
}

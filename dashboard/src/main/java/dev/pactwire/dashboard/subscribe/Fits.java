package dev.pactwire.dashboard.subscribe;

import dev.pactwire.dashboard.window.Filter;
import dev.pactwire.dashboard.window.Filter.Fit;
import dev.pactwire.dashboard.window.Item;
import java.util.IdentityHashMap;
import java.util.Map;

/** What one event is to each filter, found out once for all who have the same. Not thread-safe. */
final class Fits {
  private final Item item;
  private final Map<Filter, Fit> known = new IdentityHashMap<>();

  Fits(Item item) {
    this.item = item;
  }

  Fit of(Filter filter) {
    return known.computeIfAbsent(filter, asked -> asked.fit(item));
  }
}

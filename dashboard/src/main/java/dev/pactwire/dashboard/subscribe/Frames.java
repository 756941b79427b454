package dev.pactwire.dashboard.subscribe;

import dev.pactwire.dashboard.json.EventJson;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.json.View;
import dev.pactwire.dashboard.window.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Frames of events. What many subscribers get is made once: the last ones are kept. */
final class Frames {
  private static final int KEPT = 512;

  private final Map<Key, byte[]> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(long sequence, View view, Framing framing) {}

  synchronized byte[] of(Entry entry, View view, Framing framing) {
    return last.computeIfAbsent(
        new Key(entry.sequence(), view, framing),
        none ->
            framing.frame(
                entry.cursor(),
                EventJson.name(entry.item()),
                Json.bytes(EventJson.tree(entry.item(), view))));
  }
}

package dev.pactwire.dashboard.subscribe;

import dev.pactwire.dashboard.json.EventJson;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.json.View;
import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Filter;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Frames of events, and several of them in one piece. What many subscribers get is made once: the
 * last ones are kept.
 */
final class Frames {
  private static final int FRAMES_KEPT = 512;
  private static final int BATCHES_KEPT = 16;

  private final Map<Key, byte[]> frames = keeping(FRAMES_KEPT);
  private final Map<Batch, byte[]> batches = keeping(BATCHES_KEPT);

  private record Key(long sequence, String cursor, View view, Framing framing) {}

  /**
   * Events that follow each other for everybody with this filter, so that the first and the last
   * say which are between.
   */
  record Batch(Filter filter, int channels, View view, Framing framing, long first, long last) {}

  private static <K> Map<K, byte[]> keeping(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, byte[]> eldest) {
        return size() > most;
      }
    };
  }

  synchronized byte[] of(Entry entry, View view, Framing framing) {
    return frames.computeIfAbsent(
        new Key(entry.sequence(), entry.cursor(), view, framing),
        none ->
            framing.frame(
                entry.cursor(),
                EventJson.name(entry.item()),
                Json.bytes(EventJson.tree(entry.item(), view))));
  }

  /** The frames of a batch in one piece. */
  synchronized byte[] joined(Batch batch, List<byte[]> parts) {
    return batches.computeIfAbsent(batch, none -> joined(parts));
  }

  /** Frames in one piece. */
  static byte[] joined(List<byte[]> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}

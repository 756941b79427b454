package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events as JSON. What many subscribers get is made once: the last ones are kept. */
public final class EventJson {
  private static final int KEPT = 512;

  private final Map<Key, byte[]> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(long sequence, View view) {}

  /** The name of an event. */
  public static String name(Item item) {
    if (item instanceof Item.Told) {
      return "article";
    }
    if (item instanceof Item.Repeated) {
      return "duplicate";
    }
    return item instanceof Item.Letter ? "dead-letter" : "feed";
  }

  /** What an event says, as UTF-8 on one line. */
  public byte[] bytes(Entry entry, View view) {
    Key key = new Key(entry.sequence(), view);
    synchronized (last) {
      byte[] made = last.get(key);
      if (made == null) {
        made = Json.bytes(tree(entry.item(), view));
        last.put(key, made);
      }
      return made;
    }
  }

  /** What an event says. */
  public static ObjectNode tree(Item item, View view) {
    if (item instanceof Item.Told told) {
      return view == View.FULL
          ? ArticleJson.whole(told.article())
          : ArticleJson.summary(told.article());
    }
    if (item instanceof Item.Repeated repeated) {
      return OtherJson.of(repeated.copy());
    }
    return item instanceof Item.Letter letter
        ? OtherJson.of(letter.letter())
        : OtherJson.of(((Item.Poll) item).status());
  }
}

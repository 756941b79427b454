package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.window.Item;

/** Events as JSON. */
public final class EventJson {
  private EventJson() {}

  /** The name of an event. */
  public static String name(Item item) {
    if (item instanceof Item.Told) {
      return "article";
    }
    if (item instanceof Item.Repeated) {
      return "duplicate";
    }
    if (item instanceof Item.Warning) {
      return "alert";
    }
    if (item instanceof Item.Related) {
      return "relation";
    }
    return item instanceof Item.Letter ? "dead-letter" : "feed";
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
    if (item instanceof Item.Warning warning) {
      return AlertJson.of(warning.alert());
    }
    if (item instanceof Item.Related related) {
      return RelationJson.of(related.relation());
    }
    return item instanceof Item.Letter letter
        ? OtherJson.of(letter.letter())
        : FeedJson.of(((Item.Poll) item).status());
  }
}

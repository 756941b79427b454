package dev.pactwire.dashboard.counts;

import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Filter;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The articles of a window as they are now: one version each. */
public final class Latest {
  private Latest() {}

  /**
   * The last event about each article that fits, in the order in which these came; withdrawn
   * articles included.
   */
  public static List<Entry> events(Collection<Entry> entries, Filter filter) {
    Map<String, Entry> latest = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.item() instanceof Item.Told told) {
        String id = told.article().getArticle().getArticleId();
        latest.remove(id);
        latest.put(id, entry);
      }
    }
    return latest.values().stream()
        .filter(entry -> filter.accepts(((Item.Told) entry.item()).article()))
        .toList();
  }

  /** Each article that fits and has not been withdrawn. */
  public static List<ClassifiedArticle> standing(Collection<Entry> entries, Filter filter) {
    return events(entries, filter).stream()
        .map(entry -> ((Item.Told) entry.item()).article())
        .filter(article -> article.getChange() != Change.RETRACTED)
        .toList();
  }
}

package dev.pactwire.processor.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A label that two taxonomies give differently to one article.
 *
 * @param kind country, region or alliance
 * @param before what the old one gives, if anything
 * @param after what the new one gives, if anything
 */
public record LabelChange(String kind, String id, Optional<Label> before, Optional<Label> after) {

  /** What changes from one answer to another: labels that come, go or change their role. */
  public static List<LabelChange> between(Classification before, Classification after) {
    List<LabelChange> changes = new ArrayList<>();
    collect("alliance", before.alliances(), after.alliances(), changes);
    collect("country", before.countries(), after.countries(), changes);
    collect("region", before.regions(), after.regions(), changes);
    return changes;
  }

  private static void collect(
      String kind, List<Label> before, List<Label> after, List<LabelChange> changes) {
    Map<String, Label> old = new TreeMap<>();
    Map<String, Label> now = new TreeMap<>();
    before.forEach(label -> old.put(label.id(), label));
    after.forEach(label -> now.put(label.id(), label));
    TreeMap<String, Label> all = new TreeMap<>(old);
    all.putAll(now);
    for (String id : all.keySet()) {
      Optional<Label> first = Optional.ofNullable(old.get(id));
      Optional<Label> second = Optional.ofNullable(now.get(id));
      if (!first.map(Label::role).equals(second.map(Label::role))) {
        changes.add(new LabelChange(kind, id, first, second));
      }
    }
  }
}

package dev.pactwire.dashboard.tables;

import dev.pactwire.schemas.TaxonomyRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The taxonomies of {@code news.taxonomy}: which were published, and which was made current when,
 * as far back as the topic still tells. Their files are not kept.
 */
public final class TaxonomyHistory implements Table<TaxonomyRelease> {
  private static final int MOST = 200;

  private final String currentKey;
  private final Map<String, Release> releases = new HashMap<>();
  private final List<Switch> switches = new ArrayList<>();

  /**
   * A taxonomy.
   *
   * @param files how many files it consists of
   */
  public record Release(String version, Instant publishedAt, int files) {}

  /** From {@code at} on processors were to use the version. */
  public record Switch(String version, Instant at) {}

  /**
   * An empty history.
   *
   * @param currentKey the key under which the taxonomy in use stands
   */
  public TaxonomyHistory(String currentKey) {
    this.currentKey = currentKey;
  }

  @Override
  public synchronized void put(String key, Optional<TaxonomyRelease> value, Instant at) {
    if (value.isEmpty()) {
      releases.remove(key);
      return;
    }
    TaxonomyRelease there = value.get();
    Release release =
        new Release(there.getVersion(), there.getPublishedAt(), there.getFiles().size());
    if (!key.equals(currentKey)) {
      releases.put(key, release);
      return;
    }
    Switch now = new Switch(release.version(), at);
    if (!switches.contains(now)) {
      switches.add(now);
    }
    if (switches.size() > MOST) {
      switches.remove(0);
    }
  }

  /** The one in use; empty while processors use the one that is shipped. */
  public synchronized Optional<Switch> current() {
    return switches.stream().reduce((first, second) -> second);
  }

  /** When which was made current, the latest first. */
  public synchronized List<Switch> switches() {
    List<Switch> latestFirst = new ArrayList<>(switches);
    Collections.reverse(latestFirst);
    return latestFirst;
  }

  /** All that are published, the latest first. */
  public synchronized Collection<Release> releases() {
    return releases.values().stream()
        .sorted(Comparator.comparing(Release::publishedAt).reversed())
        .toList();
  }
}

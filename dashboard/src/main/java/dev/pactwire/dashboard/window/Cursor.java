package dev.pactwire.dashboard.window;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody has read: for each partition the offset of the last record. It is made of
 * Kafka's own numbers, so it holds across restarts, and another dashboard understands it.
 *
 * <p>Written as {@code a0-15.a1-7.d0-3}: a letter for the topic, the partition, the offset.
 *
 * @param offsets offset of the last record read, for each partition of which something was read
 */
public record Cursor(SortedMap<Slot, Long> offsets) {
  /** Nothing has been read. */
  public static final Cursor START = new Cursor(new TreeMap<>());

  private static final int LONGEST = 4_000;
  private static final Pattern PART = Pattern.compile("([a-z])(\\d{1,6})-(\\d{1,18})");

  public Cursor {
    offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
  }

  /** Offset of the last record read there, -1 when there was none. */
  public long at(Slot slot) {
    return offsets.getOrDefault(slot, -1L);
  }

  /** What it says of these topics. */
  Cursor of(Set<Channel> channels) {
    SortedMap<Slot, Long> some = new TreeMap<>(offsets);
    some.keySet().removeIf(slot -> !channels.contains(slot.channel()));
    return new Cursor(some);
  }

  /** Whether whoever is here has read all that the other has. */
  boolean covers(Cursor other) {
    return other.offsets.entrySet().stream()
        .allMatch(place -> at(place.getKey()) >= place.getValue());
  }

  /** What has been read in one of two places. */
  Cursor and(Cursor other) {
    SortedMap<Slot, Long> both = new TreeMap<>(offsets);
    other.offsets.forEach((slot, offset) -> both.merge(slot, offset, Math::max));
    return new Cursor(both);
  }

  /** Reads what {@link #toString()} wrote; empty when it makes no sense. */
  public static Optional<Cursor> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    SortedMap<Slot, Long> offsets = new TreeMap<>();
    for (String part : text.split("\\.", -1)) {
      Matcher matcher = PART.matcher(part);
      Optional<Channel> channel = matcher.matches() ? Channel.of(part.charAt(0)) : Optional.empty();
      if (channel.isEmpty()) {
        return Optional.empty();
      }
      Slot slot = new Slot(channel.get(), Integer.parseInt(matcher.group(2)));
      offsets.put(slot, Long.parseLong(matcher.group(3)));
    }
    return Optional.of(new Cursor(offsets));
  }

  @Override
  public String toString() {
    return format(offsets);
  }

  static String format(Map<Slot, Long> offsets) {
    return offsets.entrySet().stream()
        .map(entry -> entry.getKey() + "-" + entry.getValue())
        .collect(Collectors.joining("."));
  }
}

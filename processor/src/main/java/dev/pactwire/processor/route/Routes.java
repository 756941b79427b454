package dev.pactwire.processor.route;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where one article stands at present: the destinations it was last sent to. Kept for as long as an
 * article may still change, so that what happens to it later reaches everyone who was told of it.
 *
 * @param destinations in the order of sending
 */
public record Routes(Set<Destination> destinations) {

  /** Sent nowhere, or withdrawn from everywhere. */
  public static final Routes NONE = new Routes(Set.of());

  public Routes {
    destinations = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(destinations));
  }

  /**
   * Where an article with these labels goes: to each region and each alliance, or to the unmatched
   * when it has neither.
   */
  public static Routes of(Collection<String> regions, Collection<String> alliances) {
    Set<Destination> all = new LinkedHashSet<>();
    regions.forEach(id -> all.add(new Destination.Region(id)));
    alliances.forEach(id -> all.add(new Destination.Alliance(id)));
    if (all.isEmpty()) {
      all.add(new Destination.Unmatched());
    }
    return new Routes(all);
  }

  /** What is in these routes and not in the others. */
  public Set<Destination> without(Routes others) {
    Set<Destination> rest = new LinkedHashSet<>(destinations);
    rest.removeAll(others.destinations);
    return rest;
  }

  /** A compact form for a store: one destination a line. */
  public byte[] toBytes() {
    StringBuilder lines = new StringBuilder();
    destinations.forEach(d -> lines.append(d).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same with what is remembered of the article itself, for {@link Member#fromBytes}. */
  public byte[] toBytes(Member member) {
    byte[] routes = toBytes();
    byte[] line = (member.toLine() + '\n').getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(routes, routes.length + line.length);
    System.arraycopy(line, 0, all, routes.length, line.length);
    return all;
  }

  /** Reads what {@link #toBytes()} wrote; null, as a store answers, means {@link #NONE}. */
  public static Routes fromBytes(byte[] bytes) {
    if (bytes == null) {
      return NONE;
    }
    Set<Destination> all = new LinkedHashSet<>();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> Destination.parse(line).ifPresent(all::add));
    return new Routes(all);
  }
}

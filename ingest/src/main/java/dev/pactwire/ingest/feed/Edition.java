package dev.pactwire.ingest.feed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a wire service says about a version of a document, beside its content (NewsML-G2, ninjs).
 *
 * @param version its number; a higher one replaces it
 * @param correction whether it is called a correction
 * @param withdrawn why it no longer holds, if it was canceled or withheld
 * @param embargoedUntil before when it may not be published
 */
public record Edition(
    Optional<Long> version,
    boolean correction,
    Optional<String> withdrawn,
    Optional<Instant> embargoedUntil) {

  /** Whether the moment has come at which it may be published. A withdrawal always may. */
  public boolean isFree(Instant now) {
    return withdrawn.isPresent() || embargoedUntil.filter(until -> until.isAfter(now)).isEmpty();
  }

  /** Of several versions of a document the highest, in the place of the first. */
  static List<Entry> latest(List<Entry> entries) {
    Map<String, Entry> latest = new LinkedHashMap<>();
    for (Entry entry : entries) {
      String name = entry.id().orElseGet(() -> "#" + latest.size());
      latest.merge(name, entry, (old, other) -> number(other) >= number(old) ? other : old);
    }
    return List.copyOf(latest.values());
  }

  private static long number(Entry entry) {
    return entry.edition().flatMap(Edition::version).orElse(0L);
  }

  /**
   * Why a document of this status does not hold; empty if it does.
   *
   * @param status a publishing status, also as a code with its scheme, such as {@code
   *     stat:canceled}
   */
  static Optional<String> withdrawn(String status) {
    String code = status.strip().replaceFirst("^.*[:/#]", "").toLowerCase(Locale.ROOT);
    return switch (code) {
      case "canceled", "cancelled", "killed" -> Optional.of("canceled by its publisher");
      case "withheld" -> Optional.of("withheld by its publisher");
      default -> Optional.empty();
    };
  }

  /** A version as it is written; empty if it is no number. */
  static Optional<Long> version(String written) {
    String digits = written.strip();
    return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }
}

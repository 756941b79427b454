package dev.pactwire.processor.ledger;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The account: articles in = new + updated + corrected + retracted + duplicates + dead letters.
 *
 * <p>It is not a comparison of sums, in which a loss here could hide a double there. Every outcome
 * names the record of news.articles that led to it, so each of those records is checked on its own:
 * it must have exactly one outcome. An outcome whose record is not among those read is left out of
 * the balance: the record has gone by retention.
 */
public final class Ledger {

  /** Source under which records are counted whose source could not be read. */
  public static final String UNREADABLE = "(unreadable)";

  private final Map<Position, Entry> entries = new HashMap<>();
  private long withoutOrigin;

  private static final class Entry {
    String source = UNREADABLE;
    boolean arrived;
    Outcome outcome;
    int outcomes;
  }

  /** Enters a record of news.articles. */
  public void arrived(Position position, String source) {
    Entry entry = entry(position);
    entry.arrived = true;
    entry.source = source;
  }

  /**
   * Enters an outcome. Several dead letters of one record count once: each of its copies may have
   * been refused on its own.
   */
  public void became(OutcomeHeaders headers) {
    Entry entry = entry(headers.origin());
    boolean again = headers.outcome() == Outcome.DEAD_LETTER && entry.outcome == headers.outcome();
    if (!again) {
      entry.outcomes++;
      entry.outcome = headers.outcome();
    }
  }

  /** Enters an output record that does not say where it came from. */
  public void becameWithoutOrigin() {
    withoutOrigin++;
  }

  /** Draws the balance. */
  public LedgerReport balance() {
    SortedMap<String, Map<Outcome, Long>> outcomes = new TreeMap<>();
    SortedMap<String, Long> in = new TreeMap<>();
    SortedMap<Position, String> missing = new TreeMap<>();
    SortedMap<Position, String> doubled = new TreeMap<>();
    entries.forEach(
        (position, entry) -> {
          if (!entry.arrived) {
            return;
          }
          in.merge(entry.source, 1L, Long::sum);
          if (entry.outcomes == 0) {
            missing.put(position, entry.source);
            return;
          }
          if (entry.outcomes > 1) {
            doubled.put(position, entry.source);
          }
          outcomes
              .computeIfAbsent(entry.source, s -> new EnumMap<>(Outcome.class))
              .merge(entry.outcome, 1L, Long::sum);
        });
    return new LedgerReport(in, outcomes, missing, doubled, withoutOrigin);
  }

  private Entry entry(Position position) {
    return entries.computeIfAbsent(position, p -> new Entry());
  }
}

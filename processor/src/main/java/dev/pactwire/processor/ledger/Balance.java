package dev.pactwire.processor.ledger;

import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up a {@link Ledger}, record by record. */
final class Balance {

  private final List<String> sources;
  private final long[] in;
  private final long[][] outcomes;
  private final SortedMap<Position, String> missing = new TreeMap<>();
  private final SortedMap<Position, String> doubled = new TreeMap<>();
  private long missingInAll;
  private long doubledInAll;

  Balance(List<String> sources) {
    this.sources = sources;
    this.in = new long[sources.size()];
    this.outcomes = new long[sources.size()][Outcome.values().length];
  }

  /**
   * Enters a record, in their order.
   *
   * @param outcome null if there is none
   */
  void enter(Position position, int source, Outcome outcome, boolean isDoubled) {
    in[source]++;
    if (outcome == null) {
      missingInAll++;
      name(missing, position, source);
      return;
    }
    outcomes[source][outcome.ordinal()]++;
    if (isDoubled) {
      doubledInAll++;
      name(doubled, position, source);
    }
  }

  private void name(SortedMap<Position, String> records, Position position, int source) {
    if (records.size() < LedgerReport.NAMED) {
      records.put(position, sources.get(source));
    }
  }

  LedgerReport report(long withoutOrigin) {
    SortedMap<String, Long> arrived = new TreeMap<>();
    SortedMap<String, Map<Outcome, Long>> became = new TreeMap<>();
    for (int source = 0; source < in.length; source++) {
      if (in[source] > 0) {
        arrived.put(sources.get(source), in[source]);
        became.put(sources.get(source), counts(outcomes[source]));
      }
    }
    return new LedgerReport(
        arrived, became, missing, missingInAll, doubled, doubledInAll, withoutOrigin);
  }

  private static Map<Outcome, Long> counts(long[] numbers) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      if (numbers[outcome.ordinal()] > 0) {
        counts.put(outcome, numbers[outcome.ordinal()]);
      }
    }
    return counts;
  }
}

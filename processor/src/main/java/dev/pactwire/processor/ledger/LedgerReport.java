package dev.pactwire.processor.ledger;

import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.Map;
import java.util.SortedMap;

/**
 * The balance of a {@link Ledger}.
 *
 * @param in incoming records by source
 * @param outcomes by source, how many of them became what
 * @param missing the first {@value #NAMED} incoming records without an outcome, with their source:
 *     lost, or still on the way
 * @param missingInAll how many there are
 * @param doubled the first {@value #NAMED} incoming records with more than one outcome, with their
 *     source
 * @param doubledInAll how many there are
 * @param withoutOrigin output records that do not say where they came from
 */
public record LedgerReport(
    SortedMap<String, Long> in,
    SortedMap<String, Map<Outcome, Long>> outcomes,
    SortedMap<Position, String> missing,
    long missingInAll,
    SortedMap<Position, String> doubled,
    long doubledInAll,
    long withoutOrigin) {

  /** Most records that a report names one by one. */
  public static final int NAMED = 1_000;

  /** Whether every incoming record has exactly one outcome, and every outcome an origin. */
  public boolean balances() {
    return missingInAll == 0 && doubledInAll == 0 && withoutOrigin == 0;
  }

  /** All incoming records. */
  public long totalIn() {
    return in.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All records of one outcome. */
  public long total(Outcome outcome) {
    return outcomes.values().stream().mapToLong(counts -> counts.getOrDefault(outcome, 0L)).sum();
  }

  /** Records from one source without an outcome. */
  public long missingOf(String source) {
    long done =
        outcomes.getOrDefault(source, Map.of()).values().stream().mapToLong(Long::longValue).sum();
    return in.getOrDefault(source, 0L) - done;
  }

  /** Records of one outcome from one source. */
  public long of(String source, Outcome outcome) {
    return outcomes.getOrDefault(source, Map.of()).getOrDefault(outcome, 0L);
  }
}

package dev.pactwire.processor.ledger;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The account: articles in = new + updated + corrected + retracted + duplicates + dead letters.
 *
 * <p>It is not a comparison of sums, in which a loss here could hide a double there. Every outcome
 * names the record of news.articles that led to it, so each of those records is checked on its own:
 * it must have exactly one outcome. An outcome whose record is not among those read is left out of
 * the balance: the record has gone by retention, or lies outside the span.
 *
 * <p>Takes five bytes a record.
 */
public final class Ledger {

  /** Source under which records are counted whose source could not be read. */
  public static final String UNREADABLE = "(unreadable)";

  private final SortedMap<Integer, SortedMap<Long, Page>> partitions = new TreeMap<>();
  private final List<String> sources = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private long withoutOrigin;

  /** Enters a record of news.articles. */
  public void arrived(Position position, String source) {
    page(position)
        .arrived(
            position.offset(),
            numbers.computeIfAbsent(
                source,
                name -> {
                  sources.add(name);
                  return sources.size() - 1;
                }));
  }

  /**
   * Enters an outcome. Several dead letters of one record count once: each of its copies may have
   * been refused on its own.
   */
  public void became(OutcomeHeaders headers) {
    if (headers.origin().offset() >= 0) {
      page(headers.origin()).became(headers.origin().offset(), headers.outcome());
    }
  }

  /** Enters an output record that does not say where it came from. */
  public void becameWithoutOrigin() {
    withoutOrigin++;
  }

  /** Draws the balance. */
  public LedgerReport balance() {
    Balance balance = new Balance(sources);
    partitions.forEach(
        (partition, pages) -> pages.values().forEach(page -> page.draw(partition, balance)));
    return balance.report(withoutOrigin);
  }

  private Page page(Position position) {
    return partitions
        .computeIfAbsent(position.partition(), p -> new TreeMap<>())
        .computeIfAbsent(position.offset() / Page.RECORDS, n -> new Page(n * Page.RECORDS));
  }

  /** The records of some thousand offsets in a row. */
  private static final class Page {

    static final int RECORDS = 4096;

    private static final int OUTCOME = 0x0f;
    private static final int DOUBLED = 0x10;

    private final long first;
    private final int[] sources = new int[RECORDS];
    private final byte[] fates = new byte[RECORDS];

    Page(long first) {
      this.first = first;
    }

    void arrived(long offset, int source) {
      sources[(int) (offset - first)] = source + 1;
    }

    void became(long offset, Outcome outcome) {
      int at = (int) (offset - first);
      int before = fates[at] & OUTCOME;
      int now = outcome.ordinal() + 1;
      if (before == 0) {
        fates[at] = (byte) now;
      } else if (outcome != Outcome.DEAD_LETTER || before != now) {
        fates[at] = (byte) (now | DOUBLED);
      }
    }

    void draw(int partition, Balance balance) {
      Outcome[] outcomes = Outcome.values();
      for (int at = 0; at < RECORDS; at++) {
        if (sources[at] != 0) {
          int fate = fates[at] & OUTCOME;
          balance.enter(
              new Position(partition, first + at),
              sources[at] - 1,
              fate == 0 ? null : outcomes[fate - 1],
              (fates[at] & DOUBLED) != 0);
        }
      }
    }
  }
}

package dev.pactwire.dashboard.ledger;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The running account: every record of news.articles since the account began must have exactly one
 * outcome. It needs one bit a record, since the offsets there are without gaps: what writes that
 * topic writes no transactions.
 */
public final class Balance {
  private final SortedMap<Integer, Account> partitions = new TreeMap<>();
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private long doubled;
  private long withoutOrigin;

  private static final class Account {
    private final BitSet done = new BitSet();
    private final long begin;
    private long end;

    Account(long begin) {
      this.begin = begin;
      this.end = begin;
    }
  }

  /**
   * What the account says.
   *
   * @param in records of news.articles since it began
   * @param outcomes how many of them became what
   * @param open how many have no outcome yet: under way, or lost
   * @param doubled how many outcomes came for records that had one already
   * @param withoutOrigin outputs that do not say where they came from
   * @param begins offset at which it begins, by partition
   */
  public record Report(
      long in,
      Map<Outcome, Long> outcomes,
      long open,
      long doubled,
      long withoutOrigin,
      SortedMap<Integer, Long> begins) {

    /** Whether everything that came in has its one outcome. */
    public boolean balances() {
      return open == 0 && doubled == 0 && withoutOrigin == 0;
    }
  }

  /** Begins the account of a partition of news.articles; later calls change nothing. */
  public synchronized void beginsAt(int partition, long offset) {
    partitions.computeIfAbsent(partition, none -> new Account(offset));
  }

  /** Says that a partition of news.articles reaches up to before this offset. */
  public synchronized void reaches(int partition, long end) {
    Account account = partitions.get(partition);
    if (account != null) {
      account.end = Math.max(account.end, end);
    }
  }

  /** Enters an outcome; one that belongs to a time before the account is left out. */
  public synchronized void became(OutcomeHeaders headers) {
    Account account = partitions.get(headers.origin().partition());
    long at = account == null ? -1 : headers.origin().offset() - account.begin;
    if (at < 0 || at >= Integer.MAX_VALUE) {
      return;
    }
    account.end = Math.max(account.end, headers.origin().offset() + 1);
    if (!account.done.get((int) at)) {
      account.done.set((int) at);
      outcomes.merge(headers.outcome(), 1L, Long::sum);
    } else if (headers.outcome() != Outcome.DEAD_LETTER) {
      // Several dead letters of one record count once: each of its copies may have been refused.
      doubled++;
    }
  }

  /** Enters an output that does not say where it came from. */
  public synchronized void becameWithoutOrigin() {
    withoutOrigin++;
  }

  /** What the account says now. */
  public synchronized Report report() {
    long in = 0;
    long open = 0;
    SortedMap<Integer, Long> begins = new TreeMap<>();
    for (Map.Entry<Integer, Account> entry : partitions.entrySet()) {
      Account account = entry.getValue();
      in += account.end - account.begin;
      open += account.end - account.begin - account.done.cardinality();
      begins.put(entry.getKey(), account.begin);
    }
    return new Report(in, Map.copyOf(outcomes), open, doubled, withoutOrigin, begins);
  }
}

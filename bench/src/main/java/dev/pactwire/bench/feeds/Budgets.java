package dev.pactwire.bench.feeds;

import java.time.Duration;
import java.util.Collection;

/**
 * Whether hosts were asked more often than their budget allows. A host is over it if more requests
 * than a number of intervals has room for arrive within them; single requests that the machine
 * delays come closer together.
 *
 * @param hosts hosts that were asked
 * @param requests how often in all
 * @param over hosts over their budget
 * @param least shortest time between two requests to one host, as a share of the interval
 */
record Budgets(int hosts, long requests, int over, double least) {

  static Budgets of(
      Collection<? extends Collection<Long>> asked, Duration interval, int intervals) {
    long requests = 0;
    int over = 0;
    double least = Double.MAX_VALUE;
    for (Collection<Long> host : asked) {
      long[] at = host.stream().mapToLong(Long::longValue).sorted().toArray();
      requests += at.length;
      boolean tooMany = false;
      for (int i = 1; i < at.length; i++) {
        least = Math.min(least, (double) (at[i] - at[i - 1]) / interval.toNanos());
        int first = i - intervals - 1;
        // One more than fits between the ends of so many intervals, and one for a late first.
        tooMany |= first >= 0 && at[i] - at[first] < interval.toNanos() * intervals;
      }
      over += tooMany ? 1 : 0;
    }
    return new Budgets(asked.size(), requests, over, least);
  }
}

package dev.pactwire.processor.classify;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The months in which somebody holds an office, both ends included.
 *
 * @param since first month, open where empty
 * @param until last month, open where empty
 */
record Tenure(Optional<YearMonth> since, Optional<YearMonth> until) {
  /** Of names that are bound to no time. */
  static final Tenure ALWAYS = new Tenure(Optional.empty(), Optional.empty());

  /** Whether an article of that time may speak of the holder; one without a date always may. */
  boolean covers(Optional<Instant> time) {
    if (time.isEmpty() || since.isEmpty() && until.isEmpty()) {
      return true;
    }
    YearMonth month = YearMonth.from(time.get().atOffset(ZoneOffset.UTC));
    return since.filter(month::isBefore).isEmpty() && until.filter(month::isAfter).isEmpty();
  }
}

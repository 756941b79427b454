package dev.pactwire.ingest.run;

import dev.pactwire.ingest.poll.PollPolicy;

/**
 * How feeds are ingested.
 *
 * @param policy when feeds are polled
 * @param workers feeds polled at the same time
 * @param remembered entries remembered for each feed, more for one that shows more; zero publishes
 *     every entry at every poll
 * @param pagesPerPoll most pages fetched for one poll of one feed; further entries keep their
 *     summary
 * @param relooksPerPoll most published articles looked at again for one poll of one feed; zero
 *     looks at none
 */
public record IngestSettings(
    PollPolicy policy, int workers, int remembered, int pagesPerPoll, int relooksPerPoll) {

  private static final int MOST_WORKERS = 1_000;

  /** Checks the values. */
  public IngestSettings {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "ingest.workers must be between 1 and " + MOST_WORKERS + ", not " + workers + ".");
    }
    if (remembered < 0 || pagesPerPoll < 0 || relooksPerPoll < 0) {
      throw new IllegalArgumentException(
          "ingest.remembered, ingest.pages.per.poll and ingest.relooks.per.poll must not be negative: "
              + remembered
              + ", "
              + pagesPerPoll
              + ", "
              + relooksPerPoll
              + ".");
    }
  }

  /** Eight workers, 60 entries remembered a feed, 50 pages and three second looks a poll. */
  public static IngestSettings defaults() {
    return new IngestSettings(PollPolicy.defaults(), 8, 60, 50, 3);
  }
}

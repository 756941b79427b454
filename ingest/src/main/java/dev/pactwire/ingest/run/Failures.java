package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import dev.pactwire.ingest.poll.PollResult;
import java.util.Set;

/** What a failed fetch says about its feed. */
final class Failures {

  /** Weight of what may pass by itself. */
  static final double LIGHT = 0.5;

  private static final Set<Integer> BLOCKED = Set.of(401, 402, 403, 407, 429, 451);
  private static final Set<Kind> PASSING = Set.of(Kind.TIMEOUT, Kind.UNREACHABLE);
  private static final int SERVER_ERROR = 500;

  private Failures() {}

  static PollResult result(Failed failed) {
    return failed.kind() == Kind.GONE
        ? new PollResult.Gone()
        : new PollResult.Failed(failed.retryAfter(), weight(failed));
  }

  /** Whether the server or its robots.txt does not let us in. */
  static boolean isRefusal(Failed failed) {
    return failed.kind() == Kind.DISALLOWED
        || failed.status().filter(BLOCKED::contains).isPresent();
  }

  private static double weight(Failed failed) {
    boolean passing =
        PASSING.contains(failed.kind())
            || failed.status().filter(status -> status >= SERVER_ERROR).isPresent();
    return passing ? LIGHT : 1;
  }
}

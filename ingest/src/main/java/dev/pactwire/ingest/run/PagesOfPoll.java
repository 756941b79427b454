package dev.pactwire.ingest.run;

import dev.pactwire.ingest.extract.Extracted;
import dev.pactwire.ingest.fetch.FetchOutcome.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The pages fetched for one poll: no more than allowed, no longer than a minute in all, and none
 * after it was not the host's turn. The others are looked at again later.
 */
final class PagesOfPoll {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final PageReader reader;
  private final int most;
  private final Clock clock;
  private final Instant end;
  private int asked;
  private boolean refused;

  PagesOfPoll(PageReader reader, int most, Clock clock) {
    this.reader = reader;
    this.most = most;
    this.clock = clock;
    this.end = clock.instant().plus(LONGEST);
  }

  Optional<Extracted> read(URI url) {
    if (refused || asked >= most || clock.instant().isAfter(end)) {
      return Optional.empty();
    }
    PageReader.Result result = reader.read(url);
    if (result instanceof PageReader.Result.Missing missing) {
      refused = missing.failure().kind() == Kind.BUSY;
      asked += refused ? 0 : 1;
      return Optional.empty();
    }
    asked++;
    return Optional.of(((PageReader.Result.Read) result).page());
  }

  /** How many pages were asked for. */
  int asked() {
    return asked;
  }
}

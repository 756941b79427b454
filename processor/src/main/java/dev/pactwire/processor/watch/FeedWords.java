package dev.pactwire.processor.watch;

import dev.pactwire.schemas.FeedStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a feed fares, in a sentence for whoever is woken by it. */
final class FeedWords {

  private static final int LONGEST_ERROR = 300;
  private static final int NAMED = 3;

  private FeedWords() {}

  static String of(Optional<FeedStatus> status) {
    return status
        .map(FeedWords::of)
        .orElse("No polls are known of it: it is pushed, read from files, or not polled here.");
  }

  static String of(FeedStatus status) {
    Instant at = seconds(status.getCheckedAt());
    if (status.getConsecutiveFailures() > 0) {
      return "The poll of %s failed%s, %d in a row; %s.%s"
          .formatted(
              at,
              status.getHttpStatus().map(code -> " (HTTP " + code + ")").orElse(""),
              status.getConsecutiveFailures(),
              status
                  .getLastSuccessAt()
                  .map(success -> "the last success was at " + seconds(success))
                  .orElse("none has succeeded yet"),
              status.getError().map(error -> " " + plain(error)).orElse(""));
    }
    return "The poll of %s succeeded with %d entries; the feed is %s%s."
        .formatted(
            at,
            status.getEntriesSeen(),
            status.getState().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            status
                .getLastNewAt()
                .map(latest -> ", the last new entry came at " + seconds(latest))
                .orElse(""));
  }

  /** What is said once of many. */
  static String many(String what, Set<String> sources) {
    return "%d sources more %s within an hour, such as %s; they are not told one by one. Look at ingest first: does it run, does it reach the network?"
        .formatted(
            sources.size(),
            what,
            sources.stream().limit(NAMED).map(FeedWords::plain).collect(Collectors.joining(", ")));
  }

  private static Instant seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String plain(String error) {
    String line = error.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR) + "…";
  }
}

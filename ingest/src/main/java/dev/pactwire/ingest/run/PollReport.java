package dev.pactwire.ingest.run;

import dev.pactwire.ingest.feed.Repairs;
import dev.pactwire.schemas.FeedState;
import java.time.Instant;
import java.util.Optional;

/**
 * What a poll of a feed brought.
 *
 * @param feed id of the feed
 * @param at when it began
 * @param state how the feed fares now
 * @param entries entries the feed showed
 * @param published articles handed on and stored
 * @param known entries left out because they were published before and have not changed
 * @param unusable entries without title and text, or too large to be stored
 * @param pages pages fetched for the text
 * @param pagesFailed pages that could not be had, so that the article has the summary only
 * @param problem what went wrong, be it with a single entry, one sentence
 * @param httpStatus status of the last answer
 * @param failures failed polls in a row
 * @param next when the next poll is due; none if the feed is gone
 * @param repairs what had to be mended in its document, if one was read
 * @param invalidInPages sequences of bytes in pages that were no characters
 */
public record PollReport(
    String feed,
    Instant at,
    FeedState state,
    int entries,
    int published,
    int known,
    int unusable,
    int pages,
    int pagesFailed,
    Optional<String> problem,
    Optional<Integer> httpStatus,
    int failures,
    Optional<Instant> next,
    Repairs repairs,
    int invalidInPages) {

  /** The same with another state. */
  PollReport as(FeedState other) {
    return new PollReport(
        feed,
        at,
        other,
        entries,
        published,
        known,
        unusable,
        pages,
        pagesFailed,
        problem,
        httpStatus,
        failures,
        next,
        repairs,
        invalidInPages);
  }
}

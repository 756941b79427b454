package dev.pactwire.ingest.websub;

import dev.pactwire.ingest.sources.FeedDefinition;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One subscription, as it stands.
 *
 * <ul>
 *   <li>It is asked for, and good once the hub has verified that we asked: for as long as the hub
 *       says, renewed when a fifth of that is left.
 *   <li>What fails, is not verified within ten minutes, or is denied, is tried again after an hour,
 *       then twice as long each time up to a day.
 *   <li>Three polls in a row that find what the hub had not brought end our trust in it until it
 *       brings something again, or the subscription is renewed.
 * </ul>
 *
 * @param feed id of the feed
 * @param home address of the feed, as it was defined
 * @param hub where it is subscribed
 * @param topic the feed's name at the hub
 * @param token what its callback address ends in; nobody can guess it
 * @param secret what the hub signs with
 * @param state how far it has come
 * @param due when something has to be sent to the hub next
 * @param until end of the lease, if there is one
 * @param failures tries in vain in a row
 * @param missed polls in a row that found what the hub had not brought
 */
record Subscription(
    String feed,
    URI home,
    URI hub,
    URI topic,
    String token,
    String secret,
    State state,
    Instant due,
    Optional<Instant> until,
    int failures,
    int missed) {

  /** How far a subscription has come. */
  enum State {
    /** To be asked for, for the first time or again. */
    WANTED,
    /** Asked for; the hub has not come to verify it. */
    ASKED,
    /** Verified. */
    GOOD,
    /** To be ended. */
    UNWANTED,
    /** Its end was asked for; the hub has not come to verify it. */
    ENDING
  }

  private static final Duration VERIFIED_WITHIN = Duration.ofMinutes(10);
  private static final Duration FIRST_RETRY = Duration.ofHours(1);
  private static final Duration LONGEST_RETRY = Duration.ofDays(1);
  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LEASE = Duration.ofDays(30);
  private static final int RENEWED_AT = 5;
  private static final int MISSED_TOO_MUCH = 3;

  static Subscription wanted(
      FeedDefinition feed, URI hub, URI topic, String token, String secret, Instant now) {
    return new Subscription(
        feed.id(),
        feed.url(),
        hub,
        topic,
        token,
        secret,
        State.WANTED,
        now,
        Optional.empty(),
        0,
        0);
  }

  /** The hub was asked, and did not refuse. */
  Subscription asked(Instant now) {
    boolean ends = state == State.UNWANTED || state == State.ENDING;
    return with(ends ? State.ENDING : State.ASKED, now.plus(VERIFIED_WITHIN), until, failures, 0);
  }

  /** The hub has come to verify it. */
  Subscription verified(Optional<Duration> offered, Instant now) {
    Duration asked = offered.orElse(LONGEST_LEASE);
    Duration lease =
        asked.compareTo(SHORTEST_LEASE) < 0
            ? SHORTEST_LEASE
            : asked.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : asked;
    return with(
        State.GOOD,
        now.plus(lease).minus(lease.dividedBy(RENEWED_AT)),
        Optional.of(now.plus(lease)),
        0,
        0);
  }

  /** It could not be asked for, or was denied, or nobody came to verify it. */
  Subscription failed(Instant now) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
    return with(
        State.WANTED,
        now.plus(wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait),
        until,
        failures + 1,
        missed);
  }

  /** The hub says that it no longer holds. */
  Subscription denied(Instant now) {
    return with(State.WANTED, now.plus(LONGEST_RETRY), Optional.empty(), failures + 1, 0);
  }

  Subscription unwanted(Instant now) {
    return with(State.UNWANTED, now, until, 0, 0);
  }

  Subscription missedOnce() {
    return with(state, due, until, failures, missed + 1);
  }

  Subscription brought() {
    return with(state, due, until, failures, 0);
  }

  /** Whether the hub brings what is new. */
  Optional<Instant> coveredUntil(Instant now) {
    boolean wanted = state != State.UNWANTED && state != State.ENDING;
    return until.filter(end -> wanted && end.isAfter(now) && missed < MISSED_TOO_MUCH);
  }

  /** Whether it was never more than a wish, so that no hub needs to be told of its end. */
  boolean isUnheardOf() {
    return state == State.WANTED && until.isEmpty();
  }

  private Subscription with(
      State next, Instant at, Optional<Instant> end, int failed, int missedNow) {
    return new Subscription(
        feed, home, hub, topic, token, secret, next, at, end, failed, missedNow);
  }
}

package dev.pactwire.ingest.websub;

import dev.pactwire.ingest.fetch.FetchOutcome.Failed;
import dev.pactwire.ingest.fetch.FormPoster;
import dev.pactwire.ingest.polite.HostBudget;
import dev.pactwire.ingest.run.Announcements;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.text.HubLinks;
import dev.pactwire.ingest.websub.Subscription.State;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribes to the hubs that feeds name (WebSub, W3C Recommendation of 2018), renews what runs
 * out, ends what is no longer wanted, and judges what hubs send. Nothing is kept over a restart:
 * subscriptions begin anew with the first reading of a feed, and a hub that still sends to an
 * earlier callback is told that it is gone. Safe for use by several threads.
 */
public final class Subscriptions implements Announcements {

  /** What a hub is told that has sent something. */
  public enum Receipt {
    /** It was taken. */
    TAKEN,
    /** It was not signed with our secret, and is thrown away. */
    IGNORED,
    /** There is no such subscription. */
    GONE,
    /** There is too much to do; it may come again. */
    BUSY
  }

  /** Takes what hubs bring. */
  @FunctionalInterface
  public interface Intake {
    /**
     * Takes the changed part of a feed, to be worked on later.
     *
     * @return false if there is too much to do
     */
    boolean announced(String feed, byte[] body, Optional<String> charset);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(5);
  private static final Duration LEASE_WANTED = Duration.ofDays(10);
  private static final int RANDOM_BYTES = 32;
  private static final int MOST_ENDING = 10_000;
  private static final int LONGEST_CHALLENGE = 2_000;

  private final Supplier<URI> callback;
  private final FormPoster hubs;
  private final Intake intake;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final HostBudget budget = new HostBudget();
  private final Map<String, Subscription> byFeed = new HashMap<>();
  private final Map<String, Subscription> byToken = new LinkedHashMap<>();

  /**
   * No subscriptions yet; {@link #work} makes them.
   *
   * @param callback address under which hubs reach our server, without the token
   * @param hubs sends our requests
   * @param intake takes what hubs bring
   */
  public Subscriptions(Supplier<URI> callback, FormPoster hubs, Intake intake, Clock clock) {
    this.callback = callback;
    this.hubs = hubs;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public synchronized void read(FeedDefinition feed, URI url, HubLinks links) {
    Subscription known = byFeed.get(feed.id());
    URI topic = links.self().orElse(url);
    if (known != null && known.topic().equals(topic) && links.hubs().contains(known.hub())) {
      return;
    }
    removed(feed.id());
    links.hubs().stream()
        .findFirst()
        .ifPresent(
            hub ->
                put(
                    Subscription.wanted(
                        feed, hub, topic, randomHex(), randomHex(), clock.instant())));
  }

  @Override
  public synchronized Optional<Instant> coveredUntil(String feed) {
    return Optional.ofNullable(byFeed.get(feed))
        .flatMap(found -> found.coveredUntil(clock.instant()));
  }

  @Override
  public synchronized void missed(String feed) {
    Optional.ofNullable(byFeed.get(feed)).map(Subscription::missedOnce).ifPresent(this::put);
  }

  @Override
  public synchronized void removed(String feed) {
    Subscription known = byFeed.remove(feed);
    if (known == null) {
      return;
    }
    if (known.isUnheardOf() || byToken.size() - byFeed.size() > MOST_ENDING) {
      byToken.remove(known.token());
    } else {
      byToken.put(known.token(), known.unwanted(clock.instant()));
    }
  }

  /**
   * Sends what is due to hubs: at most one request a hub in five seconds. To be called every now
   * and then, by one thread.
   */
  public void work() {
    for (Subscription each : due()) {
      if (budget
          .book(each.hub().getHost(), clock.instant(), BETWEEN_REQUESTS, Duration.ZERO)
          .isZero()) {
        ask(each);
      }
    }
  }

  private synchronized List<Subscription> due() {
    Instant now = clock.instant();
    return byToken.values().stream()
        .filter(each -> !each.due().isAfter(now))
        .sorted(Comparator.comparing(Subscription::due))
        .toList();
  }

  private void ask(Subscription each) {
    if (each.state() == State.ASKED) {
      LOG.info("The hub of feed {} did not verify the subscription.", each.feed());
      change(each, each.failed(clock.instant()));
      return;
    }
    if (each.state() == State.ENDING) {
      forget(each);
      return;
    }
    boolean ends = each.state() == State.UNWANTED;
    Map<String, String> form = new LinkedHashMap<>();
    form.put("hub.mode", ends ? "unsubscribe" : "subscribe");
    form.put("hub.topic", each.topic().toString());
    form.put("hub.callback", callback.get() + "/" + each.token());
    if (!ends) {
      form.put("hub.secret", each.secret());
      form.put("hub.lease_seconds", Long.toString(LEASE_WANTED.toSeconds()));
    }
    // A hub may come to verify before it has answered.
    Subscription asked = each.asked(clock.instant());
    if (!change(each, asked)) {
      return;
    }
    Optional<Failed> failed = hubs.post(each.hub(), each.home(), form);
    if (failed.isPresent()) {
      LOG.info("The hub of feed {} cannot be used: {}", each.feed(), failed.get().reason());
      if (ends) {
        forget(asked);
      } else {
        change(asked, each.failed(clock.instant()));
      }
    }
  }

  /**
   * A hub asks whether we want what it was asked for (WebSub, 5.3), or says that it will not (5.2).
   *
   * @param token end of the callback address
   * @param query parameters of the request
   * @return what to answer; empty if it was not us
   */
  public synchronized Optional<String> verify(String token, Map<String, String> query) {
    Subscription found = byToken.get(token);
    if (found == null || !found.topic().toString().equals(query.get("hub.topic"))) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String mode = query.getOrDefault("hub.mode", "").toLowerCase(Locale.ROOT);
    String challenge = query.getOrDefault("hub.challenge", "");
    boolean challenged = !challenge.isEmpty() && challenge.length() <= LONGEST_CHALLENGE;
    if (mode.equals("denied") && wanted(found)) {
      LOG.info("The hub of feed {} denies the subscription.", found.feed());
      put(found.denied(now));
      return Optional.of("");
    }
    if (challenged && mode.equals("subscribe") && found.state() == State.ASKED) {
      put(found.verified(lease(query), now));
      return Optional.of(challenge);
    }
    if (challenged && mode.equals("unsubscribe") && found.state() == State.ENDING) {
      byToken.remove(token);
      return Optional.of(challenge);
    }
    return Optional.empty();
  }

  private static Optional<Duration> lease(Map<String, String> query) {
    return Optional.ofNullable(query.get("hub.lease_seconds"))
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  /** Whether hubs may bring something under a token; one may ask before reading what comes. */
  public synchronized boolean knows(String token) {
    return wanted(byToken.get(token));
  }

  private static boolean wanted(Subscription found) {
    return found != null && found.state() != State.UNWANTED && found.state() != State.ENDING;
  }

  /**
   * A hub brings something.
   *
   * @param signature its X-Hub-Signature
   * @param charset charset parameter of its media type
   */
  public Receipt deliver(
      String token, Optional<String> signature, byte[] body, Optional<String> charset) {
    Subscription found;
    synchronized (this) {
      found = byToken.get(token);
    }
    if (!wanted(found)) {
      return Receipt.GONE;
    }
    if (!Signature.matches(signature, found.secret(), body)) {
      LOG.info("What came for feed {} is not signed by its hub, and is ignored.", found.feed());
      return Receipt.IGNORED;
    }
    if (!intake.announced(found.feed(), body, charset)) {
      return Receipt.BUSY;
    }
    synchronized (this) {
      Optional.ofNullable(byFeed.get(found.feed()))
          .filter(now -> now.token().equals(token))
          .map(Subscription::brought)
          .ifPresent(this::put);
    }
    return Receipt.TAKEN;
  }

  /** How many subscriptions hold now. */
  public synchronized long good() {
    Instant now = clock.instant();
    return byFeed.values().stream().filter(each -> each.coveredUntil(now).isPresent()).count();
  }

  private void put(Subscription changed) {
    byToken.put(changed.token(), changed);
    if (wanted(changed)) {
      byFeed.put(changed.feed(), changed);
    }
  }

  /** Changes a subscription, unless it has changed meanwhile. */
  private synchronized boolean change(Subscription from, Subscription to) {
    boolean same = from.equals(byToken.get(from.token()));
    if (same) {
      put(to);
    }
    return same;
  }

  private synchronized void forget(Subscription ended) {
    byToken.remove(ended.token());
  }

  private String randomHex() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Pause;
import java.util.Locale;
import java.util.Optional;

/**
 * Feeds as JSON: their state in lower case, or {@code paused}, or {@code unpolled} where none has
 * polled them yet; times in ISO 8601, lags in milliseconds. What is not known is left out.
 */
public final class FeedJson {
  private FeedJson() {}

  /**
   * A feed: how it fares, and what {@code news.feeds} says about it. One that is polled from a list
   * of its own stands only in the former.
   */
  public static ObjectNode of(String id, Optional<FeedStatus> status, Optional<Feed> definition) {
    ObjectNode json = Json.object();
    json.put("id", id);
    Optional<Pause> pause = definition.flatMap(Feed::getPause);
    json.put(
        "state", pause.isPresent() ? "paused" : status.map(FeedJson::state).orElse("unpolled"));
    status.ifPresent(known -> put(json, known));
    json.put("managed", definition.isPresent());
    definition.ifPresent(
        feed -> {
          json.put("url", feed.getUrl());
          Json.put(json, "title", feed.getTitle());
        });
    pause.ifPresent(
        there -> {
          json.remove("nextPoll");
          json.putObject("pause")
              .put("by", there.getBy())
              .put("since", there.getAt().toString())
              .put("reason", there.getReason());
        });
    return json;
  }

  /** What the last poll saw. */
  public static ObjectNode of(FeedStatus status) {
    ObjectNode json = Json.object();
    json.put("id", status.getFeedId());
    json.put("state", state(status));
    put(json, status);
    return json;
  }

  private static String state(FeedStatus status) {
    return status.getState().name().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode json, FeedStatus status) {
    json.put("checked", status.getCheckedAt().toString());
    Json.time(json, "lastSuccess", status.getLastSuccessAt());
    Json.time(json, "nextPoll", status.getNextPollAt());
    status.getHttpStatus().ifPresent(code -> json.put("httpStatus", code));
    Json.put(json, "error", status.getError());
    json.put("entriesSeen", status.getEntriesSeen());
    json.put("entriesPublished", status.getEntriesPublished());
    json.put("consecutiveFailures", status.getConsecutiveFailures());
    if (!status.getRecoveries().isEmpty()) {
      json.set("recoveries", Json.texts(status.getRecoveries()));
    }
    status.getPublishedLagMillis().ifPresent(lag -> json.put("publishedLagMillis", lag));
    status.getStoredLagMillis().ifPresent(lag -> json.put("storedLagMillis", lag));
  }
}

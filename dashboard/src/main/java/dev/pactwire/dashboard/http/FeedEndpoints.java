package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.access.Scope;
import dev.pactwire.dashboard.json.FeedJson;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.operate.FeedControl;
import dev.pactwire.dashboard.tables.FeedDefinitions;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.FeedStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds: how they fare, and their pauses. */
final class FeedEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(FeedEndpoints.class);
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;
  private static final int LONGEST_ID = 300;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 500;

  private final Window window;
  private final FeedDefinitions definitions;
  private final FeedControl control;

  FeedEndpoints(Window window, FeedDefinitions definitions, FeedControl control) {
    this.window = window;
    this.definitions = definitions;
    this.control = control;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v1/feeds", this::feeds),
        new Route("POST", "/api/v1/feeds/pause", Optional.of(Scope.OPERATE), this::pause),
        new Route("POST", "/api/v1/feeds/resume", Optional.of(Scope.OPERATE), this::resume));
  }

  private void feeds(Call call) {
    Map<String, FeedStatus> statuses =
        window.feeds().stream()
            .collect(Collectors.toMap(FeedStatus::getFeedId, Function.identity()));
    Set<String> ids = new TreeSet<>(statuses.keySet());
    definitions.all().stream().map(Feed::getFeedId).forEach(ids::add);
    List<ObjectNode> feeds =
        ids.stream()
            .map(id -> FeedJson.of(id, Optional.ofNullable(statuses.get(id)), definitions.of(id)))
            .toList();
    call.json(OK, FeedChoice.of(call).page(feeds));
  }

  private void pause(Call call) {
    Bodies.read(
        call,
        InvocationType.BLOCKING,
        body -> {
          String feed = Bodies.line(body, "feed", LONGEST_ID);
          String by = Bodies.line(body, "by", LONGEST_NAME);
          String reason = Bodies.line(body, "reason", LONGEST_REASON);
          told(call, body, known(feed).orElseGet(() -> control.pause(feed, by, reason)));
        });
  }

  private void resume(Call call) {
    Bodies.read(
        call,
        InvocationType.BLOCKING,
        body -> {
          String feed = Bodies.line(body, "feed", LONGEST_ID);
          told(call, body, known(feed).orElseGet(() -> control.resume(feed)));
        });
  }

  /** A refusal, when the feed is not one that can be paused. */
  private Optional<FeedControl.Outcome> known(String feed) {
    return definitions.of(feed).isPresent()
        ? Optional.empty()
        : Optional.of(
            new FeedControl.Outcome.Refused(
                "This feed is not in news.feeds: it is polled from a list of its own, or not at all."));
  }

  private static void told(Call call, JsonNode body, FeedControl.Outcome outcome) {
    LOG.info("{} from {}: {} {}", call.request().getHttpURI(), call.address(), body, outcome);
    if (outcome instanceof FeedControl.Outcome.Done) {
      call.json(OK, Json.object());
    } else if (outcome instanceof FeedControl.Outcome.Refused refused) {
      call.problem(CONFLICT, refused.reason());
    } else {
      call.problem(UNAVAILABLE, ((FeedControl.Outcome.Failed) outcome).reason());
    }
  }
}

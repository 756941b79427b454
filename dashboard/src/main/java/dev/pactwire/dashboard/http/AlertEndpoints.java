package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.access.Scope;
import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.dashboard.alerts.AlertState;
import dev.pactwire.dashboard.json.AlertJson;
import dev.pactwire.dashboard.json.ArticleJson;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.topics.AlertDesk;
import dev.pactwire.dashboard.topics.AlertDesk.Outcome;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Window;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts, with the articles they are about; who takes care of them, and what is muted. */
final class AlertEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(AlertEndpoints.class);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAVAILABLE = 503;
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final int LONGEST = 2_000;
  private static final int MOST_HOURS = 720;

  private final AlertBook book;
  private final AlertDesk desk;
  private final Window window;
  private final Clock clock;

  AlertEndpoints(AlertBook book, AlertDesk desk, Window window, Clock clock) {
    this.book = book;
    this.desk = desk;
    this.window = window;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v1/alerts", this::alerts),
        post("acknowledge", this::acknowledge),
        post("mute", this::mute),
        post("unmute", this::unmute));
  }

  private static Route post(String name, Function<JsonNode, Outcome> work) {
    return new Route(
        "POST",
        "/api/v1/alerts/" + name,
        Optional.of(Scope.OPERATE),
        call -> Bodies.read(call, InvocationType.BLOCKING, body -> told(call, work.apply(body))));
  }

  private void alerts(Call call) {
    Instant now = clock.instant();
    List<AlertState> all = book.all(now);
    int limit = Filters.number(call, "limit", USUAL, MOST);
    ObjectNode json = Json.object();
    json.put("total", all.size());
    json.put("unattended", book.unattended(now));
    ArrayNode items = json.putArray("items");
    all.stream().limit(limit).forEach(state -> items.add(whole(state)));
    ArrayNode mutes = json.putArray("mutes");
    book.mutes(now).forEach(note -> mutes.add(AlertJson.of(note)));
    call.json(OK, json);
  }

  /** With what the window holds of the articles. */
  private ObjectNode whole(AlertState state) {
    ObjectNode json = AlertJson.of(state);
    ArrayNode articles = json.putArray("articles");
    for (String id : state.alert().getArticleIds()) {
      window
          .article(id)
          .ifPresent(
              entry -> articles.add(ArticleJson.summary(((Item.Told) entry.item()).article())));
    }
    return json;
  }

  private Outcome acknowledge(JsonNode body) {
    String id = Bodies.line(body, "alert", LONGEST);
    if (book.find(id, clock.instant()).isEmpty()) {
      throw new IllegalArgumentException("There is no alert of this id.");
    }
    return desk.acknowledge(id, by(body), reason(body));
  }

  private Outcome mute(JsonNode body) {
    String target = Bodies.line(body, "target", LONGEST);
    int hours = body.path("hours").asInt(0);
    if (hours < 1 || hours > MOST_HOURS) {
      throw new IllegalArgumentException(
          "hours must be a whole number from 1 to %d.".formatted(MOST_HOURS));
    }
    Instant until = clock.instant().plus(Duration.ofHours(hours));
    return desk.mute(target, by(body), reason(body), until);
  }

  private Outcome unmute(JsonNode body) {
    return desk.unmute(Bodies.line(body, "target", LONGEST), by(body), reason(body));
  }

  private static String by(JsonNode body) {
    return Bodies.line(body, "by", LONGEST);
  }

  private static String reason(JsonNode body) {
    return Bodies.line(body, "reason", LONGEST);
  }

  private static void told(Call call, Outcome outcome) {
    LOG.info("{} from {}: {}", call.request().getHttpURI(), call.address(), outcome);
    if (outcome instanceof Outcome.Written written) {
      call.json(OK, AlertJson.of(written.note()));
    } else if (outcome instanceof Outcome.Refused refused) {
      call.problem(BAD_REQUEST, refused.reason());
    } else {
      call.problem(UNAVAILABLE, ((Outcome.Failed) outcome).reason());
    }
  }
}

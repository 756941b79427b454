package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.access.Scope;
import dev.pactwire.dashboard.json.Json;
import dev.pactwire.dashboard.json.OtherJson;
import dev.pactwire.dashboard.ledger.Balance;
import dev.pactwire.dashboard.topics.Lags;
import dev.pactwire.dashboard.topics.Reading;
import dev.pactwire.dashboard.topics.Resender;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.DeadLetter;
import dev.pactwire.dashboard.window.Entry;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Window;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators look at: the account, lags, dead letters. */
final class OperationEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(OperationEndpoints.class);
  private static final Pattern LETTER = Pattern.compile("(\\d{1,6})-(\\d{1,18})(/resend)?");
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;

  private final Window window;
  private final Balance balance;
  private final Lags lags;
  private final Reading reading;
  private final Resender resender;

  OperationEndpoints(
      Window window, Balance balance, Lags lags, Reading reading, Resender resender) {
    this.window = window;
    this.balance = balance;
    this.lags = lags;
    this.reading = reading;
    this.resender = resender;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v1/operations", this::operations),
        Route.get("/api/v1/dead-letters", this::letters),
        Route.get("/api/v1/dead-letters/*", this::letter),
        new Route(
            "POST",
            "/api/v1/dead-letters/*",
            Optional.of(Scope.OPERATE),
            call -> Bodies.read(call, InvocationType.BLOCKING, body -> resend(call, body))));
  }

  private void operations(Call call) {
    ObjectNode json = Json.object();
    json.set("ledger", ledger());
    ArrayNode partitions = json.putArray("lags");
    for (Lags.Lag lag : lags.last()) {
      ObjectNode one =
          partitions
              .addObject()
              .put("topic", lag.topic())
              .put("partition", lag.partition())
              .put("end", lag.end())
              .put("lag", lag.records());
      lag.committed().ifPresent(offset -> one.put("committed", offset));
    }
    ObjectNode held = json.putObject("window");
    for (Channel channel : Channel.values()) {
      held.putObject(channel.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
          .put("events", window.size(channel))
          .put("bytes", window.bytes(channel));
    }
    json.set("missingTopics", Json.texts(reading.missing()));
    ArrayNode problems = json.putArray("problems");
    reading.problem().ifPresent(problems::add);
    lags.problem().ifPresent(problems::add);
    call.json(OK, json);
  }

  private ObjectNode ledger() {
    Balance.Report report = balance.report();
    ObjectNode json = Json.object();
    json.put("in", report.in());
    ObjectNode outcomes = json.putObject("outcomes");
    report.outcomes().forEach((outcome, count) -> outcomes.put(outcome.text(), count));
    json.put("open", report.open());
    json.put("doubled", report.doubled());
    json.put("withoutOrigin", report.withoutOrigin());
    json.put("balances", report.balances());
    return json;
  }

  private void letters(Call call) {
    List<Entry> held = window.entries(Set.of(Channel.DEAD_LETTERS));
    int limit = Filters.number(call, "limit", 100, 1_000);
    ObjectNode json = Json.object();
    json.put("total", held.size());
    ArrayNode items = json.putArray("items");
    for (int at = held.size() - 1; at >= 0 && items.size() < limit; at--) {
      DeadLetter letter = ((Item.Letter) held.get(at).item()).letter();
      items.add(OtherJson.of(letter).put("resent", isResent(letter)));
    }
    call.json(OK, json);
  }

  private Optional<DeadLetter> find(String id) {
    Matcher matcher = LETTER.matcher(id);
    return matcher.matches()
        ? window.letter(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)))
        : Optional.empty();
  }

  private void letter(Call call) {
    Optional<DeadLetter> found = find(call.rest());
    if (found.isEmpty()) {
      call.problem(NOT_FOUND, "The window holds no dead letter of this id.");
      return;
    }
    call.json(OK, OtherJson.whole(found.get()).put("resent", isResent(found.get())));
  }

  /** By this dashboard just now, or by whomever: what came of it says so. */
  private boolean isResent(DeadLetter letter) {
    return resender.isDone(letter.id()) || window.isSentAgain(letter.id());
  }

  /** What was sent again says so itself, and any producer may: an operator has the last word. */
  private void resend(Call call, JsonNode body) {
    Optional<DeadLetter> found =
        call.rest().endsWith("/resend") ? find(call.rest()) : Optional.empty();
    if (found.isEmpty()) {
      call.problem(NOT_FOUND, "The window holds no dead letter of this id.");
      return;
    }
    boolean force = body.path("force").booleanValue();
    if (!force && isResent(found.get())) {
      call.problem(
          CONFLICT,
          "This record was sent again already, or another says so of itself; with {\"force\":true} it"
              + " is sent once more.");
      return;
    }
    Resender.Outcome outcome = resender.resend(found.get(), force);
    LOG.info("Dead letter {} sent again by {}: {}", found.get().id(), call.address(), outcome);
    if (outcome instanceof Resender.Outcome.Sent sent) {
      call.json(OK, Json.object().put("partition", sent.partition()).put("offset", sent.offset()));
    } else if (outcome instanceof Resender.Outcome.Refused refused) {
      call.problem(CONFLICT, refused.reason());
    } else {
      call.problem(UNAVAILABLE, ((Resender.Outcome.Failed) outcome).reason());
    }
  }
}

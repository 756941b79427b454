package dev.pactwire.dashboard.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.dashboard.alerts.AlertState;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.AlertNote;

/** Alerts and notes about them: the fields of their schemas, times in ISO 8601. */
public final class AlertJson {

  private AlertJson() {}

  /** An alert as it was told. */
  public static ObjectNode of(Alert alert) {
    ObjectNode json = Json.object();
    json.put("id", alert.getId());
    json.put("handle", AlertNames.handle(alert.getId()));
    json.put("kind", AlertNames.of(alert.getKind()));
    json.put("about", AlertNames.about(alert));
    json.put("state", alert.getUntil().isPresent() ? "ended" : "began");
    json.put("subjectKind", AlertNames.hyphenated(alert.getSubjectKind()));
    json.put("subject", alert.getSubject());
    json.put("since", alert.getSince().toString());
    Json.time(json, "until", alert.getUntil());
    json.put("count", alert.getCount());
    json.put("expected", alert.getExpected());
    json.set("articleIds", Json.texts(alert.getArticleIds()));
    json.put("note", alert.getNote());
    return json;
  }

  /** An alert and what people have said about it. */
  public static ObjectNode of(AlertState state) {
    ObjectNode json = of(state.alert());
    state.acknowledged().ifPresent(note -> json.set("acknowledged", of(note)));
    state.muted().ifPresent(note -> json.set("muted", of(note)));
    return json;
  }

  /** A note. */
  public static ObjectNode of(AlertNote note) {
    ObjectNode json = Json.object();
    json.put("action", AlertNames.hyphenated(note.getAction()));
    json.put("target", note.getTarget());
    json.put("by", note.getBy());
    json.put("at", note.getAt().toString());
    json.put("reason", note.getReason());
    Json.time(json, "until", note.getUntil());
    return json;
  }
}

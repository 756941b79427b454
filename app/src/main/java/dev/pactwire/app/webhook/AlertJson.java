package dev.pactwire.app.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pactwire.schemas.Alert;
import java.util.Locale;

/** An alert as it is posted: the fields of its schema, times in ISO 8601. */
final class AlertJson {

  private final ObjectMapper mapper = new ObjectMapper();

  String of(Alert alert) {
    ObjectNode json = mapper.createObjectNode();
    json.put("id", alert.getId());
    json.put("kind", name(alert.getKind()));
    json.put("state", alert.getUntil().isPresent() ? "ended" : "began");
    json.put("subjectKind", name(alert.getSubjectKind()));
    json.put("subject", alert.getSubject());
    json.put("since", alert.getSince().toString());
    alert.getUntil().ifPresent(until -> json.put("until", until.toString()));
    json.put("count", alert.getCount());
    json.put("expected", alert.getExpected());
    alert.getArticleIds().forEach(json.withArray("articleIds")::add);
    return json.toString();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.operate.AlertLog;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.dashboard.alerts.AlertState;
import dev.pactwire.dashboard.json.AlertJson;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.AlertNote;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one alert. */
@Command(
    name = "show",
    description = "Show one alert, and who said what about it.",
    footer = {
      "",
      "Examples:",
      "  pactwire alerts show 1c291ca3",
      "  pactwire alerts show 'silent-feed|source:courier|2026-11-22T10:00:00Z' --json"
    })
final class AlertsShowCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private AlertsAccess access;

  @Parameters(paramLabel = "ALERT", description = "Its handle, as alerts list shows it, or its id.")
  private String name;

  AlertsShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AlertLog log = access.open(context);
    AlertState state = AlertLog.find(log.read(), name, log.now());
    if (access.json()) {
      context.console().print(AsJson.line(AlertJson.of(state)));
    } else {
      print(state);
    }
    return 0;
  }

  private void print(AlertState state) {
    Alert alert = state.alert();
    field("id", alert.getId());
    field("kind", AlertNames.of(alert.getKind()));
    field("about", AlertNames.hyphenated(alert.getSubjectKind()) + " " + alert.getSubject());
    field("since", alert.getSince().toString());
    field("until", alert.getUntil().map(Object::toString).orElse("it lasts"));
    field("count", Integer.toString(alert.getCount()));
    field("expected", String.format(Locale.ROOT, "%.1f", alert.getExpected()));
    if (!alert.getNote().isEmpty()) {
      field("note", alert.getNote());
    }
    alert.getArticleIds().forEach(id -> field("article", id));
    state.acknowledged().ifPresent(note -> field("taken by", words(note)));
    state
        .muted()
        .ifPresent(
            note -> field("muted", "until %s, %s".formatted(note.getUntil().get(), words(note))));
  }

  private static String words(AlertNote note) {
    return "%s at %s: %s".formatted(note.getBy(), note.getAt(), note.getReason());
  }

  private void field(String name, String value) {
    Console console = context.console();
    console.print(console.style().bold(String.format("%-9s", name)) + Printable.line(value));
  }
}

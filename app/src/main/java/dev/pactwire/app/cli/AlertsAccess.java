package dev.pactwire.app.cli;

import dev.pactwire.app.connect.PactwireTopics;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.operate.AlertLog;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.dashboard.json.AlertJson;
import dev.pactwire.dashboard.topics.AlertDesk;
import dev.pactwire.dashboard.topics.AlertDesk.Outcome;
import dev.pactwire.schemas.AlertNames;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** The way to the alerts that all subcommands have in common. */
final class AlertsAccess {
  @Mixin private OperatorOptions operator;

  boolean json() {
    return operator.json();
  }

  /** The alerts of brokers that answer. */
  AlertLog open(Context context) {
    OperatorOptions.Site site = operator.connect(context);
    new PactwireTopics(site.connection()).ensureForAlerts().forEach(context.console()::complain);
    return new AlertLog(site.connection());
  }

  /**
   * What is muted by a name: that of a kind or of what alerts are about as it is, that of an alert
   * for what it is about.
   */
  static String target(AlertLog log, String name) {
    AlertBook book = log.read();
    return book.all(log.now()).stream()
        .map(state -> state.alert())
        .filter(
            alert -> alert.getId().equals(name) || AlertNames.handle(alert.getId()).equals(name))
        .findFirst()
        .map(AlertNames::about)
        .orElse(name);
  }

  /** Writes a note, and says so. */
  int write(Context context, AlertLog log, Function<AlertDesk, Outcome> work, String said) {
    Outcome outcome;
    try (AlertDesk desk = log.desk()) {
      outcome = work.apply(desk);
    }
    if (outcome instanceof Outcome.Refused refused) {
      throw CommandFailure.wrongUsage(refused.reason());
    }
    if (outcome instanceof Outcome.Failed failed) {
      throw CommandFailure.failed(failed.reason());
    }
    Console console = context.console();
    console.print(
        json()
            ? AsJson.line(AlertJson.of(((Outcome.Written) outcome).note()))
            : Printable.line(said));
    return 0;
  }
}

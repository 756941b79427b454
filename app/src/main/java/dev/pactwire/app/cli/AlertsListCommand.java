package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.operate.AlertLog;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.dashboard.alerts.AlertBook;
import dev.pactwire.dashboard.alerts.AlertState;
import dev.pactwire.dashboard.json.AlertJson;
import dev.pactwire.schemas.AlertNames;
import dev.pactwire.schemas.AlertNote;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists alerts. */
@Command(
    name = "list",
    description = "List alerts: those that last first, then those that ended within a day.",
    footer = {
      "",
      "Examples:",
      "  pactwire alerts list",
      "  pactwire alerts list --unattended             nobody takes care of them, and they last",
      "  pactwire alerts list --all --json | jq .about",
      "  pactwire alerts list --mutes                  what is muted, by whom and until when"
    })
final class AlertsListCommand implements Callable<Integer> {
  private static final String FORM = "%-9s %-13s %-20s %-20s %-14s %s";
  private static final Duration RECENT = Duration.ofDays(1);

  private final Context context;

  @Mixin private AlertsAccess access;

  @Option(names = "--all", description = "All that are kept: thirty days.")
  private boolean all;

  @Option(
      names = "--unattended",
      description = "Only those that last, and that nobody has acknowledged or muted.")
  private boolean unattended;

  @Option(names = "--mutes", description = "What is muted, instead of alerts.")
  private boolean mutes;

  AlertsListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    AlertLog log = access.open(context);
    AlertBook book = log.read();
    Instant now = log.now();
    if (mutes) {
      printMutes(book.mutes(now));
    } else {
      print(book.all(now).stream().filter(state -> isMeant(state, now)).toList());
    }
    return 0;
  }

  private boolean isMeant(AlertState state, Instant now) {
    if (unattended) {
      return state.isUnattended();
    }
    return all
        || state.alert().getUntil().map(until -> until.isAfter(now.minus(RECENT))).orElse(true);
  }

  private void print(List<AlertState> states) {
    Console console = context.console();
    if (access.json()) {
      states.forEach(state -> console.print(AsJson.line(AlertJson.of(state))));
      return;
    }
    if (states.isEmpty()) {
      console.print("There are no such alerts.");
      return;
    }
    console.print(
        console
            .style()
            .bold(String.format(FORM, "Handle", "Kind", "Since", "Until", "State", "About")));
    states.forEach(state -> console.print(line(state)));
  }

  private static String line(AlertState state) {
    return String.format(
        Locale.ROOT,
        FORM,
        AlertNames.handle(state.alert().getId()),
        AlertNames.of(state.alert().getKind()),
        seconds(state.alert().getSince()),
        state.alert().getUntil().map(until -> seconds(until).toString()).orElse("lasts"),
        state.muted().isPresent()
            ? "muted"
            : state.acknowledged().isPresent() ? "acknowledged" : "",
        Printable.shortened(state.alert().getSubject(), 60));
  }

  private void printMutes(List<AlertNote> notes) {
    Console console = context.console();
    if (access.json()) {
      notes.forEach(note -> console.print(AsJson.line(AlertJson.of(note))));
    } else if (notes.isEmpty()) {
      console.print("Nothing is muted.");
    } else {
      notes.forEach(
          note ->
              console.print(
                  Printable.line(
                      "%s until %s, by %s: %s"
                          .formatted(
                              note.getTarget(),
                              seconds(note.getUntil().orElseThrow()),
                              note.getBy(),
                              note.getReason()))));
    }
  }

  private static Instant seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}

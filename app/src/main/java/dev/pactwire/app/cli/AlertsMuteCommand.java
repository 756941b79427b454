package dev.pactwire.app.cli;

import dev.pactwire.app.config.Durations;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.operate.AlertLog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mutes alerts for a while. */
@Command(
    name = "mute",
    description = {
      "Send alerts to nobody for a while; they are written to news.alerts as ever.",
      "What is muted is what an alert is about, alerts that begin later included, or a whole kind."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire alerts mute 1c291ca3 --for 8h --reason \"they move house\"",
      "  pactwire alerts mute 'silent-feed|source:courier' --for 3d --reason holidays",
      "  pactwire alerts mute silent-feed --for 2h --reason maintenance"
    })
final class AlertsMuteCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private AlertsAccess access;
  @Mixin private NoteOptions note;

  @Parameters(
      paramLabel = "WHAT",
      description = "Handle or id of an alert, kind|subject, or a kind such as silent-feed.")
  private String what;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      required = true,
      description = "How long, such as 90m, 8h or 3d; 30d at most.")
  private String time;

  AlertsMuteCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Duration duration =
        Durations.parse(time)
            .orElseThrow(
                () ->
                    CommandFailure.wrongUsage(
                        "--for must be a duration such as 90m, 8h or 3d, not '%s'."
                            .formatted(time)));
    AlertLog log = access.open(context);
    String target = AlertsAccess.target(log, what);
    Instant until = log.now().plus(duration);
    return access.write(
        context,
        log,
        desk -> desk.mute(target, note.by(), note.reason(), until),
        "%s is muted until %s.".formatted(target, until.truncatedTo(ChronoUnit.SECONDS)));
  }
}

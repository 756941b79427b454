package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Brokers;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Style;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.app.operate.Check;
import dev.pactwire.app.operate.Doctor;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks whether all is well. */
@Command(
    name = "doctor",
    description = {
      "Check brokers, topics and their settings, permissions, disks, clocks, registry, processors and dead letters, and say what to do.",
      "Exit code 1 when something does not work; what cannot be asked because of that is left out."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire doctor --bootstrap-servers kafka:9092",
      "  pactwire doctor --state-dir /var/lib/pactwire/state",
      "  pactwire doctor --json | jq 'select(.state != \"good\")'"
    })
final class DoctorCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OperatorOptions operator;

  @Option(
      names = "--state-dir",
      paramLabel = "FOLDER",
      description = "State folder of a processor on this machine, to be looked at too.")
  private Optional<String> state;

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OperatorOptions.Site site = operator.site(context, Map.of(Key.STATE_DIR, state));
    Configuration configuration = site.configuration();
    Doctor doctor =
        new Doctor(
            site.connection(),
            new Doctor.Site(
                site.group(),
                configuration.optional(Key.SCHEMA_REGISTRY_URL),
                configuration.path(Key.STATE_DIR),
                configuration.isSet(Key.STATE_DIR)),
            Clock.systemUTC());
    boolean[] works = {true};
    doctor.examine(
        new Brokers(site.connection(), context.console()),
        check -> {
          works[0] &= check.state() != Check.State.BAD;
          print(check);
        });
    return works[0] ? 0 : 1;
  }

  private void print(Check check) {
    Console console = context.console();
    if (operator.json()) {
      console.print(AsJson.of(check));
      return;
    }
    console.print(
        "%s  %-13s %s".formatted(mark(check), check.name(), Printable.line(check.finding())));
    if (!check.advice().isEmpty()) {
      console.print("               " + "   → " + Printable.line(check.advice()));
    }
  }

  private String mark(Check check) {
    Style style = context.console().style();
    return switch (check.state()) {
      case GOOD -> style.good("ok  ");
      case DOUBTFUL -> style.bold("look");
      case BAD -> style.bad("BAD ");
    };
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.config.Key;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Style;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.app.operate.Check;
import dev.pactwire.app.operate.Doctor;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether all is well. */
@Command(
    name = "doctor",
    description = {
      "Check brokers, topics and their settings, permissions, disks, clocks, registry, processors and dead letters, and say what to do.",
      "Exit code 1 when something does not work."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire doctor --bootstrap-servers kafka:9092",
      "  pactwire doctor --json | jq 'select(.state != \"good\")'"
    })
final class DoctorCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OperatorOptions operator;

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OperatorOptions.Site site = operator.connect(context);
    List<Check> checks =
        new Doctor(
                site.connection(),
                site.catalogue(),
                site.group(),
                site.configuration().optional(Key.SCHEMA_REGISTRY_URL),
                Clock.systemUTC())
            .examine();
    checks.forEach(this::print);
    return checks.stream().anyMatch(check -> check.state() == Check.State.BAD) ? 1 : 0;
  }

  private void print(Check check) {
    Console console = context.console();
    if (operator.json()) {
      console.print(AsJson.of(check));
      return;
    }
    console.print("%s  %-13s %s".formatted(mark(check), check.name(), check.finding()));
    if (!check.advice().isEmpty()) {
      console.print("               " + "   → " + check.advice());
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

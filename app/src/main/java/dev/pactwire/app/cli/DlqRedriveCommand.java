package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.app.operate.DeadLetters;
import dev.pactwire.app.operate.Redrive;
import dev.pactwire.dashboard.topics.Resender.Outcome;
import dev.pactwire.dashboard.window.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends dead letters again. */
@Command(
    name = "redrive",
    description = {
      "Send dead letters to news.articles again, byte for byte, once what made them fail is mended.",
      "Sending one twice does no harm: an article that is known already becomes a duplicate. What fails again leaves a new dead letter."
    },
    footer = {
      "",
      "Examples:",
      "  pactwire dlq redrive 0-17 0-18",
      "  pactwire dlq redrive --all --from 2h --stage processing",
      "  pactwire dlq redrive --all --dry-run     only say what would be sent"
    })
final class DlqRedriveCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private OperatorOptions operator;
  @Mixin private LetterOptions letters;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids, as dlq list shows them.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--all",
      description = "All there are, or all that --from, --to, --source and --stage describe.")
  private boolean all;

  @Option(names = "--dry-run", description = "Send nothing, only say what would be sent.")
  private boolean dryRun;

  private long sent;
  private long notSent;

  DlqRedriveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (ids.isEmpty() != all || !all && letters.given()) {
      throw CommandFailure.wrongUsage(
          "redrive needs either ids or --all; --from, --to, --source and --stage go with --all.");
    }
    DeadLetters.Selection selection = letters.read();
    var connection = operator.connect(context).connection();
    try (Progress progress = new Progress(context.console());
        Redrive redrive =
            new Redrive(
                connection,
                (letter, outcome) -> {
                  progress.close();
                  tell(letter, outcome);
                })) {
      DeadLetters there =
          new DeadLetters(connection, read -> progress.count("%d dead letters read", read));
      Consumer<DeadLetter> tried =
          letter -> {
            progress.close();
            wouldSend(letter);
          };
      Consumer<DeadLetter> each = dryRun ? tried : redrive::send;
      if (all) {
        there.each(selection, each);
      } else {
        ids.stream().map(there::find).toList().forEach(each);
      }
      redrive.settleAll();
    }
    context
        .console()
        .say(
            "%d %s, %d not."
                .formatted(sent, dryRun ? "would be sent again" : "sent again", notSent));
    return notSent == 0 ? 0 : 1;
  }

  private void wouldSend(DeadLetter letter) {
    sent++;
    context.console().print(operator.json() ? AsJson.of(letter, false) : letter.id());
  }

  private void tell(DeadLetter letter, Outcome outcome) {
    Console console = context.console();
    boolean isSent = outcome instanceof Outcome.Sent;
    sent += isSent ? 1 : 0;
    notSent += isSent ? 0 : 1;
    console.print(
        operator.json()
            ? AsJson.of(letter, outcome)
            : letter.id() + " " + Printable.line(words(outcome)));
  }

  private static String words(Outcome outcome) {
    if (outcome instanceof Outcome.Sent sent) {
      return "sent again, as record %d:%d".formatted(sent.partition(), sent.offset());
    }
    return "not sent: "
        + (outcome instanceof Outcome.Refused refused
            ? refused.reason()
            : ((Outcome.Failed) outcome).reason());
  }
}

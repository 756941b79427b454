package dev.pactwire.app.cli;

import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Printable;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.operate.AsJson;
import dev.pactwire.app.operate.DeadLetters;
import dev.pactwire.dashboard.window.DeadLetter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(
    name = "list",
    description = "List dead letters, the latest last.",
    footer = {
      "",
      "Examples:",
      "  pactwire dlq list                        the latest 50",
      "  pactwire dlq list --from 1h --stage processing",
      "  pactwire dlq list --json | jq .message"
    })
final class DlqListCommand implements Callable<Integer> {
  private static final String FORM = "%-12s %-20s %-20s %-16s %s";
  private static final int MESSAGE = 100;
  private static final int MOST = 100_000;

  private final Context context;

  @Mixin private OperatorOptions operator;
  @Mixin private LetterOptions letters;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Show at most so many. Default: ${DEFAULT-VALUE}.")
  private int limit;

  DlqListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw CommandFailure.wrongUsage(
          "--limit must be from 1 to %d, not %d.".formatted(MOST, limit));
    }
    DeadLetters.Selection selection = letters.read();
    Console console = context.console();
    DeadLetters.Listing<String> listing;
    try (Progress progress = new Progress(console)) {
      listing =
          new DeadLetters(
                  operator.connect(context).connection(),
                  read -> progress.count("%d dead letters read", read))
              .latest(
                  selection,
                  limit,
                  letter -> operator.json() ? AsJson.of(letter, false) : line(letter));
    }
    if (operator.json()) {
      listing.latest().forEach(console::print);
      return 0;
    }
    if (listing.inAll() == 0) {
      console.print("There are no dead letters" + (letters.given() ? " of this kind." : "."));
      return 0;
    }
    console.print(
        console.style().bold(String.format(FORM, "Id", "At", "Source", "Stage", "Reason")));
    listing.latest().forEach(console::print);
    console.say(
        "%d of %d dead letters; pactwire dlq show ID has more, pactwire dlq redrive sends again."
            .formatted(listing.latest().size(), listing.inAll()));
    return 0;
  }

  private static String line(DeadLetter letter) {
    return String.format(
        Locale.ROOT,
        FORM,
        letter.id(),
        letter.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
        Printable.shortened(letter.source(), 20),
        Printable.shortened(letter.stage(), 16),
        Printable.shortened(letter.message(), MESSAGE));
  }
}

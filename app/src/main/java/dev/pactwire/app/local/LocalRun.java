package dev.pactwire.app.local;

import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.DashboardSetup;
import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.app.connect.RunningWatch;
import dev.pactwire.app.connect.WatchSetup;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.report.Account;
import dev.pactwire.app.report.LabelCounts;
import dev.pactwire.app.report.LivePrinter;
import dev.pactwire.app.report.Outputs;
import dev.pactwire.dashboard.run.Dashboard;
import dev.pactwire.ingest.run.IngestListener;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The whole path in this JVM: what comes in through the {@link Intake} is processed, and accounted
 * for at the end.
 */
public final class LocalRun {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(30);
  private static final Duration LAST_ACCOUNT = Duration.ofSeconds(40);

  private final Console console;
  private final Configuration configuration;
  private final IngestSetup ingest;
  private final LastPolls polls;
  private final IngestListener listener;

  /** Runs that tell only {@code polls} of each poll. */
  public LocalRun(
      Console console, Configuration configuration, IngestSetup ingest, LastPolls polls) {
    this(console, configuration, ingest, polls, polls);
  }

  /** Runs that tell {@code listener} of each poll, which has to pass it on to {@code polls}. */
  public LocalRun(
      Console console,
      Configuration configuration,
      IngestSetup ingest,
      LastPolls polls,
      IngestListener listener) {
    this.listener = listener;
    this.console = console;
    this.configuration = configuration;
    this.ingest = ingest;
    this.polls = polls;
  }

  /** Takes in what there is, waits until it is processed, and gives the account. */
  public Account once(String title, DataDirectory directory, Function<Intake, FileReport> feeding) {
    long begun = System.nanoTime();
    try (Progress progress = new Progress(console);
        OneMachine machine = OneMachine.start(directory, configuration, progress)) {
      progress.stage("Taking in articles");
      FileReport files;
      try (Intake intake = new Intake(machine.connection(), ingest, listener)) {
        files = feeding.apply(intake);
      }
      LedgerReport ledger =
          new Settling(machine.connection(), progress).await(PATIENCE, machine::check);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
      return account(title, Optional.of(elapsed), machine.connection(), ledger, files);
    }
  }

  /**
   * Takes in what comes and prints it as it comes out, until it is stopped; then gives the account.
   */
  public Account untilStopped(
      String title, DataDirectory directory, Function<Intake, FileReport> feeding, Stop stop) {
    try (Progress progress = new Progress(console);
        OneMachine machine = OneMachine.start(directory, configuration, progress)) {
      FileReport files;
      try (Dashboard dashboard =
              new DashboardSetup(configuration, machine.connection()).startBesideBroker();
          RunningWatch watch =
              new WatchSetup(configuration, machine.connection()).begin(directory.streams());
          Outputs outputs = new Outputs(machine.connection());
          Intake intake = new Intake(machine.connection(), ingest, listener)) {
        outputs.skipToEnd();
        progress.close();
        console.say(
            "The dashboard is at %s, Kafka at %s. Ctrl-C ends this with an account."
                .formatted(dashboard.address(), machine.connection().bootstrapServers()));
        files = feeding.apply(intake);
        LivePrinter printer = new LivePrinter(console);
        Once ended = new Once();
        while (!stop.requested()) {
          machine.check();
          watch.failure().ifPresent(failure -> ended.complain(console, failure));
          outputs.readNext(printer);
        }
      }
      return lastAccount(title, machine, progress, files);
    }
  }

  /** Articles go on when nobody watches them; that is said once. */
  private static final class Once {
    private boolean said;

    void complain(Console console, Throwable failure) {
      if (!said) {
        console.complain(
            "The watch stopped, and there are no more alerts: " + failure.getMessage());
        said = true;
      }
    }
  }

  /** The account is read from all that is kept, which may take longer than an end should. */
  private Account lastAccount(
      String title, OneMachine machine, Progress progress, FileReport files) {
    return TimeLimit.call(
            LAST_ACCOUNT,
            () -> {
              LedgerReport ledger =
                  new Settling(machine.connection(), progress)
                      .await(PATIENCE_AT_THE_END, machine::check);
              return account(title, Optional.empty(), machine.connection(), ledger, files);
            })
        .orElseThrow(
            () ->
                CommandFailure.failed(
                    "The account could not be drawn up within %d s; what was taken in is kept, if it has a --data-dir."
                        .formatted(LAST_ACCOUNT.toSeconds())));
  }

  private Account account(
      String title,
      Optional<Duration> elapsed,
      Connection connection,
      LedgerReport ledger,
      FileReport files) {
    List<Account.Failure> failures = new ArrayList<>(polls.failures());
    files.problems().forEach(problem -> failures.add(new Account.Failure("", problem)));
    return new Account(title, elapsed, ledger, labels(connection), failures);
  }

  private static LabelCounts labels(Connection connection) {
    LabelCounts counts = new LabelCounts();
    try (Outputs outputs = new Outputs(connection)) {
      outputs.readToEnd(
          new Outputs.Reader() {
            @Override
            public void classified(ClassifiedArticle article) {
              counts.add(article);
            }

            @Override
            public void duplicate(Duplicate duplicate) {
              // Labels are counted once for an article, and its copies add none.
            }
          });
    }
    return counts;
  }
}

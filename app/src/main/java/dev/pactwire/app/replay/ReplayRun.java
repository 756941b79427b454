package dev.pactwire.app.replay;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.connect.PactwireTopics;
import dev.pactwire.app.console.Console;
import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.error.ExitCode;
import dev.pactwire.app.report.BalancePrinter;
import dev.pactwire.app.report.DifferencePrinter;
import dev.pactwire.app.taxonomy.TaxonomyShelf;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.dedupe.Arrivals;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.ledger.LedgerReader;
import dev.pactwire.processor.ledger.LedgerReport;
import dev.pactwire.processor.replay.Comparison;
import dev.pactwire.processor.replay.Difference;
import dev.pactwire.processor.replay.FateReader;
import dev.pactwire.processor.replay.LaneDesk;
import dev.pactwire.processor.replay.Replay;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.processor.span.Slices;
import dev.pactwire.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Runs a replay from beginning to end, and prints its account and its difference. */
public final class ReplayRun {
  private final Console console;
  private final Configuration configuration;
  private final Connection connection;

  public ReplayRun(Console console, Configuration configuration, Connection connection) {
    this.console = console;
    this.configuration = configuration;
    this.connection = connection;
  }

  /**
   * Runs a replay.
   *
   * @return whether each record of the span has one outcome in the lane
   * @throws CommandFailure when it cannot be run
   */
  public ExitCode run(ReplayOrder order) {
    try (Progress progress = new Progress(console)) {
      boolean isLive = order.archive().isEmpty();
      Optional<Slices> live = isLive ? Optional.of(slices(order)) : Optional.empty();
      Taxonomy taxonomy = order.taxonomy().orElseGet(this::inUse);
      makeRoom(order);
      try {
        return decide(order, live, taxonomy, progress);
      } finally {
        dropArchive(order);
      }
    } catch (KafkaException e) {
      throw CommandFailure.failed("The brokers refused the replay: " + e.getMessage(), e);
    }
  }

  private ExitCode decide(
      ReplayOrder order, Optional<Slices> live, Taxonomy taxonomy, Progress progress) {
    List<String> problems = live.isPresent() ? List.of() : takeIn(order, progress);
    long begun = System.nanoTime();
    long read = replay(order, taxonomy, progress);
    double seconds = (System.nanoTime() - begun) / 1e9;
    progress.stage(live.isPresent() ? "Comparing with what was told live" : "Drawing the balance");
    LedgerReport ledger = ledger(order);
    Optional<Difference> difference = live.map(slices -> difference(order, slices));
    progress.close();
    problems.forEach(console::complain);
    console.print(
        "Replayed %d records in %.1f s into %snews.* with taxonomy %s; warm-up: %d records."
            .formatted(
                ledger.totalIn(),
                seconds,
                order.lane().prefix(),
                taxonomy.version(),
                Math.max(0, read - ledger.totalIn())));
    console.print("");
    new BalancePrinter(console).print(ledger);
    difference.ifPresent(
        found -> {
          console.print("");
          new DifferencePrinter(console).print(found);
        });
    return ledger.balances() && problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** Reads the archive into the lane; answers what could not be used of it. */
  private List<String> takeIn(ReplayOrder order, Progress progress) {
    try (LaneDesk desk = new LaneDesk(connection.client(), order.lane())) {
      desk.createArchive();
    }
    List<String> problems;
    try (ArchiveIntake intake =
        new ArchiveIntake(
            connection.client(), order.lane(), order.read(), order.span().to(), progress)) {
      problems = intake.read(order.archive());
    }
    if (Replay.slices(connection.client(), order.lane().archive(), order.span()).size() == 0) {
      problems.forEach(console::complain);
      throw CommandFailure.failed(
          "The archive holds no article that arrived from %s until before %s."
              .formatted(order.span().from(), order.span().to()));
    }
    return problems;
  }

  /** Deletes what was read of the archive, however the replay ended. */
  private void dropArchive(ReplayOrder order) {
    if (order.archive().isEmpty()) {
      return;
    }
    // Somebody who interrupted the replay must not keep this from being done.
    boolean interrupted = Thread.interrupted();
    try (LaneDesk desk = new LaneDesk(connection.client(), order.lane())) {
      desk.dropArchive();
    } catch (KafkaException e) {
      // The outcome of the replay counts more, and why it failed.
      console.complain(
          "%s is left behind, to be deleted with --replace: %s"
              .formatted(order.lane().archive().articles().name(), e.getMessage()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Topics incoming(ReplayOrder order) {
    return order.archive().isEmpty() ? connection.topics() : order.lane().archive();
  }

  private Slices slices(ReplayOrder order) {
    new PactwireTopics(connection).requireForLedger();
    Slices slices = Replay.slices(connection.client(), connection.topics(), order.span());
    if (slices.size() == 0) {
      throw CommandFailure.failed(
          "news.articles holds nothing that arrived from %s until before %s."
              .formatted(order.span().from(), order.span().to()));
    }
    if (Replay.isCut(connection.client(), order.read())) {
      console.say(
          "The oldest articles of the span, or of its warm-up, are gone from news.articles by retention: what is left is replayed.");
    }
    return slices;
  }

  private void makeRoom(ReplayOrder order) {
    try (LaneDesk desk = new LaneDesk(connection.client(), order.lane())) {
      if (desk.isAtWork()) {
        throw CommandFailure.failed(
            "A replay into %s is at work, or was cut off less than a minute ago: wait for its end, or give another --into."
                .formatted(order.lane().prefix()));
      }
      List<String> existing = desk.existing();
      if (!existing.isEmpty() && !order.replace()) {
        throw CommandFailure.failed(
            "The prefix %s is in use: %d topics are there, such as %s. Give another --into, or --replace to delete them first."
                .formatted(order.lane().prefix(), existing.size(), existing.get(0)));
      }
      desk.clear();
    }
  }

  /** What processors use: the taxonomy that was pushed, or that shipped. */
  private Taxonomy inUse() {
    return new TaxonomyShelf(connection)
        .read()
        .current()
        .map(release -> Taxonomy.of(release.getFiles()))
        .orElseGet(Taxonomy::bundled);
  }

  private long replay(ReplayOrder order, Taxonomy taxonomy, Progress progress) {
    try (TemporaryFolder state = TemporaryFolder.create("pactwire-replay-")) {
      Classifier classifier = new Classifier(taxonomy, LanguageDetector.bundled());
      return new Replay(
              connection.client(),
              config(order, state.path()),
              order.lane(),
              taxonomy,
              classifier,
              order.archive().isEmpty() ? Arrivals.DOUBTED : Arrivals.TRUSTED)
          .run(
              Replay.slices(connection.client(), incoming(order), order.read()),
              order.span(),
              new ProgressLines(progress));
    } catch (Replay.FailedException e) {
      throw CommandFailure.failed("The replay stopped: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted during the replay.", e);
    }
  }

  private ProcessorConfig config(ReplayOrder order, Path stateDir) {
    Map<String, String> overrides = new HashMap<>(connection.properties());
    overrides.putAll(configuration.streams());
    return new ProcessorConfig(
        connection.bootstrapServers(),
        order.lane().applicationId(),
        stateDir,
        1,
        Parameters.defaults().withWindow(configuration.duration(Key.DEDUPE_WINDOW)),
        connection.wire(),
        overrides);
  }

  private LedgerReport ledger(ReplayOrder order) {
    try (LedgerReader reader =
        new LedgerReader(
            connection.client(), incoming(order), order.lane().topics(), order.span())) {
      return reader.read();
    }
  }

  private Difference difference(ReplayOrder order, Slices slices) {
    Comparison comparison = new Comparison();
    new FateReader(connection.client(), connection.topics(), slices)
        .read(order.span().from(), (origin, title, fate) -> comparison.live(origin, fate));
    new FateReader(connection.client(), order.lane().topics(), slices)
        .read(order.span().from(), comparison::replayed);
    return comparison.difference();
  }
}

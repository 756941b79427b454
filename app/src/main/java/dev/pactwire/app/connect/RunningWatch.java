package dev.pactwire.app.connect;

import dev.pactwire.app.alert.AlertSender;
import dev.pactwire.processor.rounds.Rounds;
import dev.pactwire.processor.run.NewsProcessor;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Optional;

/** A watch at work: its topology, its rounds, and what sends its alerts. */
public final class RunningWatch implements AutoCloseable {
  private final NewsProcessor topology;
  private final Rounds rounds;
  private final List<AlertSender> senders;

  RunningWatch(NewsProcessor topology, Rounds rounds, List<AlertSender> senders) {
    this.topology = topology;
    this.rounds = rounds;
    this.senders = List.copyOf(senders);
  }

  /** Why it ended by itself, if it did. */
  public Optional<Throwable> failure() {
    return topology.failure();
  }

  /** Whether it counts: not while it is being started, or restores. */
  public boolean isRunning() {
    return topology.isRunning();
  }

  /** Its figures. */
  public MeterBinder meters() {
    return topology.meters();
  }

  @Override
  public void close() {
    senders.forEach(AlertSender::close);
    rounds.close();
    topology.close();
  }
}

package dev.pactwire.processor.run;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.topology.DeadLetterHandler;
import dev.pactwire.processor.topology.NewsTopology;
import dev.pactwire.processor.topology.WindowBoard;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs {@link NewsTopology} against a cluster: prepares the topics, starts, reports, ends.
 *
 * <p>A thread that fails is replaced, up to five times a thread in five minutes, for one outage may
 * fail them all; then the processor stops and {@link #failure()} says why, for the supervisor to
 * start it anew. When a topic has disappeared it stops at once. Local state that cannot be read is
 * dropped and restored.
 */
public final class NewsProcessor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NewsProcessor.class);
  private static final int RESTARTS_A_THREAD = 5;
  private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(5);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

  private final Optional<TaxonomyWatch> watch;
  private final RestoreMeters restores = new RestoreMeters();
  private final List<MeterBinder> figures;
  private final TopicDesk desk;
  private final FailurePolicy failures;
  private final GroupMembershipOperation farewell;
  private final Supplier<KafkaStreams> client;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile KafkaStreams streams;
  private volatile boolean renewing;

  /** A processor that is not started yet. */
  public NewsProcessor(ProcessorConfig config, Taxonomy taxonomy, Classifier classifier) {
    this(config, taxonomy, classifier, Map.of());
  }

  /**
   * A processor that takes over from another one and is not started yet.
   *
   * @param firstUntold what {@link TakeOver#firstUntold} answered about the other one
   */
  public NewsProcessor(
      ProcessorConfig config,
      Taxonomy taxonomy,
      Classifier classifier,
      Map<Integer, Long> firstUntold) {
    this(
        config,
        new Topics("", config.wire()),
        settings(config, firstUntold),
        taxonomy,
        classifier,
        firstUntold);
  }

  private NewsProcessor(
      ProcessorConfig config,
      Topics topics,
      Properties settings,
      Taxonomy taxonomy,
      Classifier classifier,
      Map<Integer, Long> firstUntold) {
    this(
        config,
        topics,
        settings,
        taxonomy,
        live(classifier, topics, settings),
        firstUntold,
        new WindowBoard());
  }

  private NewsProcessor(
      ProcessorConfig config,
      Topics topics,
      Properties settings,
      Taxonomy taxonomy,
      LiveClassifier classifier,
      Map<Integer, Long> firstUntold,
      WindowBoard board) {
    this(
        settings,
        topics.all(taxonomy.regionIds(), taxonomy.allianceIds()),
        shaping ->
            new NewsTopology(topics, classifier, config.deduplication(), shaping)
                .takingOver(firstUntold)
                .toldOn(board),
        Optional.of(
            new TaxonomyWatch(
                TopicDesk.consumerSettings(settings), topics.taxonomy(), classifier::adopt)),
        List.of(new WindowMeters(board)));
  }

  private static Properties settings(ProcessorConfig config, Map<Integer, Long> firstUntold) {
    Properties settings = StreamsSettings.of(config);
    DeadLetterHandler.installForTakeOver(settings, firstUntold);
    return settings;
  }

  private static LiveClassifier live(Classifier shipped, Topics topics, Properties settings) {
    return new LiveClassifier(
        shipped,
        taxonomy ->
            new TopicDesk(settings, topics.all(taxonomy.regionIds(), taxonomy.allianceIds()))
                .prepare());
  }

  /**
   * A processor with another topology that is not started yet.
   *
   * @param settings its Kafka Streams properties
   * @param topics are created where they are missing
   * @param topology makes the topology for such properties
   */
  public NewsProcessor(
      Properties settings,
      List<Topic<?, ?>> topics,
      Function<Properties, Supplier<Topology>> topology) {
    this(settings, topics, topology, Optional.empty(), List.of());
  }

  private NewsProcessor(
      Properties settings,
      List<Topic<?, ?>> topics,
      Function<Properties, Supplier<Topology>> topology,
      Optional<TaxonomyWatch> watch,
      List<MeterBinder> figures) {
    this.figures = figures;
    this.watch = watch;
    this.desk = new TopicDesk(settings, topics);
    this.failures =
        new FailurePolicy(
            new RestartBudget(
                RESTARTS_A_THREAD * Workers.count(settings), RESTARTS_WITHIN, Clock.systemUTC()),
            desk);
    this.farewell = Workers.farewell(settings);
    Supplier<Topology> built = topology.apply(settings);
    this.client = () -> new KafkaStreams(built.get(), settings);
    this.streams = listened(client.get());
  }

  /**
   * Creates the topics that are missing, reports those with other settings, and starts.
   *
   * @return one sentence for each topic setting that is not as it should be
   * @throws BrokersUnavailableException when no broker answers within a minute, or within {@code
   *     default.api.timeout.ms} where that is set
   */
  public List<String> start() {
    List<String> differences = desk.prepare();
    differences.forEach(LOG::warn);
    watch.ifPresent(TaxonomyWatch::start);
    try {
      streams.start();
    } catch (ProcessorStateException e) {
      LOG.warn("The local state cannot be read and is restored from Kafka: {}", e.getMessage());
      startWithoutLocalState();
    }
    return differences;
  }

  /** All state is kept in Kafka too; what lies in the folder only saves the time to fetch it. */
  private void startWithoutLocalState() {
    renewing = true;
    streams.close(CLOSE_WITHIN);
    streams.cleanUp();
    streams = listened(client.get());
    renewing = false;
    streams.start();
  }

  /** Waits until articles are being processed; false when that takes longer. */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS) && failure().isEmpty();
  }

  /** Waits until the processor has ended, by {@link #close()} or by a failure. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** Whether articles are being processed, with all state restored. */
  public boolean isRunning() {
    return streams.state() == State.RUNNING && failure().isEmpty();
  }

  /**
   * Its figures: windows, restoring, those of Kafka Streams and its clients; to be bound once it
   * has been started.
   */
  public MeterBinder meters() {
    return registry -> {
      new KafkaStreamsMetrics(streams).bindTo(registry);
      restores.bindTo(registry);
      figures.forEach(figure -> figure.bindTo(registry));
    };
  }

  /** Why the processor ended by itself, or does nothing any more, if so. */
  public Optional<Throwable> failure() {
    if (failure.get() == null && !Workers.remain(streams)) {
      failure.compareAndSet(
          null,
          new IllegalStateException(
              "All workers have ended and none could be put in their place; the log says why."));
    }
    return Optional.ofNullable(failure.get());
  }

  /**
   * Finishes what is in hand, commits, leaves the group, so that others take over the work at once,
   * and ends; calling it again does nothing.
   */
  @Override
  public void close() {
    watch.ifPresent(TaxonomyWatch::close);
    streams.close(CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(farewell));
    ended.countDown();
  }

  private KafkaStreams listened(KafkaStreams fresh) {
    fresh.setUncaughtExceptionHandler(this::onFailure);
    fresh.setGlobalStateRestoreListener(restores);
    fresh.setStateListener((now, before) -> onState(now));
    return fresh;
  }

  private StreamThreadExceptionResponse onFailure(Throwable error) {
    Optional<Throwable> reason = reasonToStop(error);
    if (reason.isEmpty()) {
      LOG.warn("A worker failed and is replaced: {}", error.toString());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    failure.compareAndSet(null, reason.get());
    LOG.error("The processor stops: {}", reason.get().toString());
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** What is thrown in a handler of Kafka Streams is neither told nor acted upon by it. */
  private Optional<Throwable> reasonToStop(Throwable error) {
    try {
      return failures.reasonToStop(error);
    } catch (RuntimeException e) {
      error.addSuppressed(e);
      return Optional.of(error);
    }
  }

  private void onState(State now) {
    if (now == State.RUNNING) {
      running.countDown();
    } else if (!renewing && (now == State.ERROR || now == State.NOT_RUNNING)) {
      running.countDown();
      ended.countDown();
    }
  }
}

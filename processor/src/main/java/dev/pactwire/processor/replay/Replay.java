package dev.pactwire.processor.replay;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.dedupe.Arrivals;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.processor.run.StreamsSettings;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Slices;
import dev.pactwire.processor.span.Span;
import dev.pactwire.processor.topology.DeadLetterHandler;
import dev.pactwire.processor.topology.ReplayTopology;
import dev.pactwire.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;

/**
 * Decides a span of news.articles once more, into a {@link Lane}.
 *
 * <p>The records of the span are merged by time, partition and offset into one partition, and one
 * task decides them in that order with the processors of the live topology. What comes out follows
 * from the span, the taxonomy and the parameters alone: two replays write the same bytes. The live
 * topics are only read.
 *
 * <p>It works in transactions as the live processor does, so that a broker that is lost for a while
 * or a process that stands still changes nothing. When it is done, what only the work needed is
 * deleted, and the outputs stay.
 */
public final class Replay {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Map<String, Object> client;
  private final ProcessorConfig config;
  private final Lane lane;
  private final Taxonomy taxonomy;
  private final Classifier classifier;
  private final Arrivals arrivals;

  /**
   * A replay that is not started yet.
   *
   * @param client Kafka client settings, with the bootstrap servers
   * @param config of its processor; its application id is that of the lane, and it has one thread
   * @param classifier over {@code taxonomy}
   * @param arrivals as the live ones, or those of an archive
   */
  public Replay(
      Map<String, Object> client,
      ProcessorConfig config,
      Lane lane,
      Taxonomy taxonomy,
      Classifier classifier,
      Arrivals arrivals) {
    this.client = Map.copyOf(client);
    this.config = config;
    this.lane = lane;
    this.taxonomy = taxonomy;
    this.classifier = classifier;
    this.arrivals = arrivals;
  }

  /** Is told how far a replay is. */
  public interface Listener {

    /** So many of so many records have been copied into one order. */
    void merged(long records, long of);

    /** So many of so many records are decided for good. */
    void decided(long records, long of);
  }

  /** What a replay could not do; its message says why in a sentence. */
  public static final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedException(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * The incoming records that lie in a span, as they stand now.
   *
   * @param incoming the live catalogue, or that of an archive
   */
  public static Slices slices(Map<String, Object> client, Topics incoming, Span span) {
    try (Consumer<byte[], byte[]> consumer = LogReader.consumer(client)) {
      return Slices.of(consumer, incoming.articles().name(), span);
    }
  }

  /** Whether records from the beginning of a span may be gone by retention. */
  public static boolean isCut(Map<String, Object> client, Span span) {
    try (Consumer<byte[], byte[]> consumer = LogReader.consumer(client)) {
      String topic = new Topics().articles().name();
      var beginnings = consumer.beginningOffsets(Slices.partitions(consumer, topic));
      return Slices.of(consumer, topic, span).parts().entrySet().stream()
          .anyMatch(
              part ->
                  part.getValue().first() > 0
                      && part.getValue().first() == beginnings.get(part.getKey()));
    }
  }

  /**
   * Runs from beginning to end; the lane must be empty.
   *
   * @param read the records to read
   * @param span when its first instant is later than that of {@code read}, what arrived before it
   *     is only remembered, and nothing is told of it
   * @return how many records were read
   * @throws KafkaException when brokers do not answer or refuse
   * @throws FailedException when the processor stops by itself
   */
  public long run(Slices read, Span span, Listener listener) throws InterruptedException {
    try (LaneDesk desk = new LaneDesk(client, lane)) {
      desk.createMerged();
      long records = merge(read, listener);
      decide(desk, records, span, listener);
      desk.awaitVisible();
      desk.tidy();
      return records;
    }
  }

  private long merge(Slices read, Listener listener) {
    try (Consumer<byte[], byte[]> consumer = LogReader.consumer(client)) {
      return new Merging(client, lane.merged().name())
          .copy(consumer, read, copied -> listener.merged(copied, read.size()));
    }
  }

  private void decide(LaneDesk desk, long records, Span span, Listener listener)
      throws InterruptedException {
    try (NewsProcessor processor = processor(span)) {
      processor.start();
      if (!processor.awaitRunning(START)) {
        throw failed(processor);
      }
      for (long done = desk.committed(); done < records; done = desk.committed()) {
        listener.decided(done, records);
        if (processor.failure().isPresent()) {
          throw failed(processor);
        }
        Thread.sleep(LOOK.toMillis());
      }
      listener.decided(records, records);
    }
  }

  private NewsProcessor processor(Span span) {
    Properties settings = StreamsSettings.of(config);
    DeadLetterHandler.installForReplay(settings, lane.prefix(), lane.wire(), span.from());
    return new NewsProcessor(
        settings,
        lane.outputs(taxonomy),
        ready ->
            new ReplayTopology(
                lane.topics(), classifier, config.deduplication(), arrivals, span.from(), ready));
  }

  private static FailedException failed(NewsProcessor processor) {
    Optional<Throwable> why = processor.failure();
    return new FailedException(
        why.map(Throwable::getMessage)
            .orElse("it was not ready within %d s".formatted(START.toSeconds())),
        why.orElse(null));
  }
}

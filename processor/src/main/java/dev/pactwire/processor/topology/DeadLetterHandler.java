package dev.pactwire.processor.topology;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one handler of everything that goes wrong with a record.
 *
 * <p>What may succeed on another try fails the task, which resumes from its last commit: brokers
 * that do not answer, lost leadership, a registry that is down, a store that cannot be read. Poison
 * (bytes that are no article, an article no step can handle, an output too large to be sent) goes
 * to the dead letters inside the same transaction, with the bytes of the incoming article, the
 * stage and the error, and the stream goes on.
 *
 * <p>Outputs are measured before anything is remembered of their article ({@link Packed}). One that
 * is refused all the same, because its topic is narrower than it should be or is not there, fails
 * the processor: the answer comes when others are in hand already, and by then the article has been
 * remembered, and perhaps told to some.
 */
public final class DeadLetterHandler
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {

  /** Configuration key: the {@link Topics} prefix of the topology that this handler serves. */
  static final String PREFIX_CONFIG = "pactwire.topics.prefix";

  /** Configuration key: the {@link WireFormat} of the topology that this handler serves. */
  static final String WIRE_CONFIG = "pactwire.wire.format";

  /** Configuration key: how this handler finds the {@link Origins origin} of a record. */
  static final String ORIGINS_CONFIG = "pactwire.origins";

  /** Configuration key: records older than this instant leave no dead letters. */
  static final String SINCE_CONFIG = "pactwire.since";

  /** Configuration key: the first record of each partition that is not told of elsewhere. */
  static final String UNTOLD_CONFIG = "pactwire.first-untold";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  private Topics topics;
  private Originals originals;
  private Origins origins;
  private long sinceMillis;
  private Map<?, ?> firstUntold;

  /** Puts this handler into the properties of a topology with these topics. */
  public static void install(Properties settings, String prefix, WireFormat wire) {
    settings.put(PREFIX_CONFIG, prefix);
    settings.put(WIRE_CONFIG, wire);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
  }

  /**
   * The same for a {@link ReplayTopology}.
   *
   * @param since as there: older records are only remembered, and leave no dead letters either
   */
  public static void installForReplay(
      Properties settings, String prefix, WireFormat wire, Instant since) {
    install(settings, prefix, wire);
    settings.put(ORIGINS_CONFIG, Origins.HEADER);
    settings.put(SINCE_CONFIG, since);
  }

  /**
   * The same for a topology that takes over; records before these offsets leave no dead letters.
   */
  public static void installForTakeOver(Properties settings, Map<Integer, Long> firstUntold) {
    settings.put(UNTOLD_CONFIG, Map.copyOf(firstUntold));
  }

  @Override
  public void configure(Map<String, ?> configs) {
    String prefix = configs.get(PREFIX_CONFIG) instanceof String text ? text : "";
    WireFormat wire =
        configs.get(WIRE_CONFIG) instanceof WireFormat format ? format : WireFormat.SINGLE_OBJECT;
    topics = new Topics(prefix, wire);
    originals = new Originals(topics);
    origins = configs.get(ORIGINS_CONFIG) instanceof Origins given ? given : Origins.RECORD;
    sinceMillis =
        configs.get(SINCE_CONFIG) instanceof Instant since ? since.toEpochMilli() : Long.MIN_VALUE;
    firstUntold = configs.get(UNTOLD_CONFIG) instanceof Map<?, ?> given ? given : Map.of();
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    if (mayPass(error)) {
      return DeserializationExceptionHandler.Response.fail();
    }
    return DeserializationExceptionHandler.Response.resume(
        letters(context, "deserialization", record.key(), record.value(), error));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    if (mayPass(error)) {
      return ProcessingExceptionHandler.Response.fail();
    }
    return ProcessingExceptionHandler.Response.resume(
        letters(context, "processing", context.sourceRawKey(), context.sourceRawValue(), error));
  }

  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception error) {
    return error instanceof RetriableException && !isTopicUnknown(error)
        ? ProductionExceptionHandler.Response.retry()
        : ProductionExceptionHandler.Response.fail();
  }

  /** Brokers that answer, but do not have the topic: to try again and again would hide it. */
  private static boolean isTopicUnknown(Exception error) {
    return error instanceof UnknownTopicOrPartitionException
        || (error instanceof TimeoutException
            && String.valueOf(error.getMessage()).contains("not present in metadata"));
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface declares it
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception error,
      SerializationExceptionOrigin origin) {
    if (mayPass(error)) {
      return ProductionExceptionHandler.Response.fail();
    }
    return ProductionExceptionHandler.Response.resume(
        letters(context, "production", context.sourceRawKey(), context.sourceRawValue(), error));
  }

  /** Whether another try may succeed. Poison is what stays wrong however often it is tried. */
  private static boolean mayPass(Exception error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SerializationException) {
        return hasRetriableCause(cause);
      }
      if (cause instanceof UnusableRecordException) {
        return false;
      }
      if (cause instanceof KafkaException) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasRetriableCause(Throwable error) {
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }

  private List<ProducerRecord<byte[], byte[]>> letters(
      ErrorHandlerContext context, String stage, byte[] key, byte[] value, Exception error) {
    if (context.timestamp() < sinceMillis) {
      return List.of();
    }
    boolean incoming = topics.articles().name().equals(context.topic());
    OutcomeHeaders origin = origin(context, incoming, value);
    if (firstUntold.get(origin.origin().partition()) instanceof Long first
        && origin.origin().offset() < first) {
      return List.of();
    }
    byte[] original = incoming ? value : originals.articleIn(value);
    Headers headers = origin.asHeaders(context.headers());
    DeadLetters.describe(headers, stage, context.processorNodeId(), error);
    LOG.warn(
        "Dead letter: record {} of news.articles, {} stage: {}",
        origin.origin(),
        stage,
        DeadLetters.message(error));
    return List.of(
        DeadLetters.letter(
            topics.deadLetters().name(), context.timestamp(), key, original, headers));
  }

  private OutcomeHeaders origin(ErrorHandlerContext context, boolean incoming, byte[] value) {
    if (incoming) {
      Position position = origins.of(context.headers(), context.partition(), context.offset());
      return new OutcomeHeaders(position, originals.sourceOf(value), Outcome.DEAD_LETTER);
    }
    return OutcomeHeaders.read(context.headers())
        .map(h -> new OutcomeHeaders(h.origin(), h.source(), Outcome.DEAD_LETTER))
        .orElseGet(
            () ->
                new OutcomeHeaders(
                    new Position(context.partition(), context.offset()), "", Outcome.DEAD_LETTER));
  }
}

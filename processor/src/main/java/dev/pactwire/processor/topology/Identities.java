package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.ContentHash;
import dev.pactwire.processor.dedupe.Identified;
import dev.pactwire.processor.dedupe.Identity;
import dev.pactwire.processor.dedupe.RevisionLog;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The two ends of the memory of article ids: one asks what a record is, the other remembers it.
 *
 * <p>Between them stands classification. A version is remembered only when that has succeeded: were
 * it remembered before, an article that ended as a dead letter would be taken for known when it is
 * sent again, and be lost.
 */
final class Identities {

  static final String STORE = "identities";

  private static final int LONGEST_NAME = OutcomeHeaders.LONGEST_SOURCE;

  private final Origins origins;

  private final StoreBuilder<TimestampedKeyValueStore<String, byte[]>> store =
      Stores.timestampedKeyValueStoreBuilder(
          Stores.persistentTimestampedKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());

  Identities(Origins origins) {
    this.origins = origins;
  }

  /** Says what each record is. */
  ProcessorSupplier<String, Incoming, String, Arrival> asking() {
    return withStore(() -> new Asking(origins));
  }

  /** Remembers what has passed. */
  ProcessorSupplier<String, Arrival, String, Arrival> remembering() {
    return withStore(Remembering::new);
  }

  private <I, O> ProcessorSupplier<String, I, String, O> withStore(
      java.util.function.Supplier<Processor<String, I, String, O>> processors) {
    return Step.of(processors, store);
  }

  private static final class Asking implements Processor<String, Incoming, String, Arrival> {

    private final Origins origins;
    private ProcessorContext<String, Arrival> context;
    private TimestampedKeyValueStore<String, byte[]> known;

    private Asking(Origins origins) {
      this.origins = origins;
    }

    @Override
    public void init(ProcessorContext<String, Arrival> context) {
      this.context = context;
      this.known = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Incoming> record) {
      Article article = usable(record);
      Optional<KnownArticle> before =
          Forgetting.remembered(known.get(record.key()), record.timestamp())
              .flatMap(KnownArticle::fromBytes);
      Optional<RevisionLog> log = before.map(KnownArticle::log);
      Identified identified =
          article.getRetraction().isPresent()
              ? Identity.withdrawn(log)
              : Identity.arrived(log, ContentHash.of(article.getTitle(), article.getText()));
      context.forward(
          record.withValue(
              new Arrival(
                  record.value(),
                  origin(record),
                  identified,
                  before.map(KnownArticle::block),
                  Optional.empty())));
    }

    private static Article usable(Record<String, Incoming> record) {
      if (record.value() == null) {
        throw new UnusableRecordException(
            "The record has no value: an article is withdrawn by a retraction, not by a tombstone.");
      }
      Article article = record.value().article();
      if (record.key() == null || !record.key().equals(article.getArticleId())) {
        throw new UnusableRecordException(
            "The record's key is not the article's id '%s', so that its versions would not meet."
                .formatted(article.getArticleId()));
      }
      requireShort("id", article.getArticleId());
      requireShort("source", article.getSource());
      return article;
    }

    /** What stands in keys and headers adds to the size of every record made from the article. */
    private static void requireShort(String field, String value) {
      if (value.length() > LONGEST_NAME) {
        throw new UnusableRecordException(
            "The article's %s has %d characters; at most %d are allowed."
                .formatted(field, value.length(), LONGEST_NAME));
      }
    }

    private Origin origin(Record<String, Incoming> record) {
      RecordMetadata metadata =
          context.recordMetadata().orElseThrow(() -> new IllegalStateException("no metadata"));
      Position position = origins.of(record.headers(), metadata.partition(), metadata.offset());
      return new Origin(
          position.partition(), position.offset(), Instant.ofEpochMilli(record.timestamp()));
    }
  }

  private static final class Remembering implements Processor<String, Arrival, String, Arrival> {

    private ProcessorContext<String, Arrival> context;
    private TimestampedKeyValueStore<String, byte[]> known;

    @Override
    public void init(ProcessorContext<String, Arrival> context) {
      this.context = context;
      this.known = context.getStateStore(STORE);
      Forgetting.schedule(context, known);
    }

    @Override
    public void process(Record<String, Arrival> record) {
      Arrival arrival = record.value();
      arrival
          .log()
          .ifPresent(
              log ->
                  known.put(
                      record.key(),
                      ValueAndTimestamp.make(
                          new KnownArticle(blockOf(arrival), log).toBytes(), record.timestamp())));
      if (arrival.isRepeated()) {
        keepAlive(record);
      }
      context.forward(record);
    }

    /** An article that its feed still lists is not forgotten; written once a day, not each time. */
    private void keepAlive(Record<String, Arrival> record) {
      ValueAndTimestamp<byte[]> entry = known.get(record.key());
      if (entry != null && record.timestamp() - entry.timestamp() > Forgetting.EVERY.toMillis()) {
        known.put(record.key(), ValueAndTimestamp.make(entry.value(), record.timestamp()));
      }
    }

    private static String blockOf(Arrival arrival) {
      return arrival
          .block()
          .or(() -> arrival.packed().map(packed -> packed.candidate().getBlock()))
          .orElse("und");
    }
  }
}

package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.Arrivals;
import dev.pactwire.processor.relate.Relation;
import dev.pactwire.processor.relate.RelationFinder;
import dev.pactwire.processor.relate.Traits;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.RelatedAcross;
import dev.pactwire.schemas.RelationReason;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Tells on news.related which articles in other languages a new one seems to belong to. All told
 * articles meet here in one order, each as its {@link Traits} alone.
 */
final class RelateProcessor implements Processor<String, byte[], String, Routed> {

  static final String STORE = "told-traits";

  private final Topic<String, dev.pactwire.schemas.Relation> topic;
  private final Arrivals arrivals;
  private ProcessorContext<String, Routed> context;
  private RelationFinder finder;

  private RelateProcessor(Topics topics, Arrivals arrivals) {
    this.topic = topics.related();
    this.arrivals = arrivals;
  }

  static ProcessorSupplier<String, byte[], String, Routed> supplier(
      Topics topics, Arrivals arrivals) {
    StoreBuilder<KeyValueStore<Long, byte[]>> store =
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Long(), Serdes.ByteArray());
    return Step.of(() -> new RelateProcessor(topics, arrivals), store);
  }

  /** The store has been restored by now; the index on the heap is derived from it. */
  @Override
  public void init(ProcessorContext<String, Routed> context) {
    this.context = context;
    StoredTraits told = new StoredTraits(context.getStateStore(STORE));
    finder = new RelationFinder(told, arrivals);
    told.restore(finder);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (Arrays.equals(record.value(), TraitsProcessor.WITHDRAWN)) {
      finder.withdraw(record.key());
    } else {
      Traits.fromBytes(record.value()).ifPresent(traits -> relate(record, traits));
    }
  }

  private void relate(Record<String, byte[]> record, Traits traits) {
    Instant arrival = Instant.ofEpochMilli(record.timestamp());
    List<Relation> relations = finder.tell(record.key(), traits, arrival);
    if (!relations.isEmpty()) {
      byte[] value =
          topic
              .valueSerde()
              .serializer()
              .serialize(
                  topic.name(),
                  new dev.pactwire.schemas.Relation(
                      record.key(),
                      traits.language(),
                      arrival,
                      relations.stream().map(RelateProcessor::wire).toList()));
      context.forward(
          new Record<>(
              record.key(),
              new Routed(topic.name(), value),
              record.timestamp(),
              new RecordHeaders(record.headers().toArray())));
    }
  }

  private static RelatedAcross wire(Relation relation) {
    return new RelatedAcross(
        relation.id(),
        relation.language(),
        relation.reasons().stream().map(reason -> RelationReason.valueOf(reason.name())).toList(),
        relation.figures(),
        relation.countries());
  }
}

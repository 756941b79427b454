package dev.pactwire.bench.contest;

import dev.pactwire.bench.contest.Shelf.Place;
import dev.pactwire.bench.contest.Traces.Output;
import dev.pactwire.bench.contest.Traces.Trace;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The steps of the idle topology. Each asks its store and writes to it as the step of the news
 * topology does, with bytes that are known already.
 */
final class IdleProcessors {

  private IdleProcessors() {}

  static ProcessorSupplier<String, byte[], String, byte[]> identify(Traces traces) {
    return new Step<byte[], byte[]>(timestamped("identities")) {
      @Override
      void work(ProcessorContext<String, byte[]> context, Record<String, byte[]> record) {
        Trace trace = traces.of(record.key());
        exchange(context, "identities", record, trace.identity);
        context.forward(
            record.withValue(trace.candidate.bytes()).withHeaders(new RecordHeaders(trace.tag)));
      }
    };
  }

  static ProcessorSupplier<String, byte[], String, byte[]> deduplicate(Traces traces) {
    StoreBuilder<KeyValueStore<Bytes, byte[]>> seen =
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore("seen-articles"), Serdes.Bytes(), Serdes.ByteArray());
    return new Step<byte[], byte[]>(seen) {
      @Override
      void work(ProcessorContext<String, byte[]> context, Record<String, byte[]> record) {
        Trace trace = traces.of(record.key());
        if (trace.seen != null) {
          KeyValueStore<Bytes, byte[]> store = context.getStateStore("seen-articles");
          store.put(Bytes.wrap(trace.seenKey), trace.seen.bytes());
        }
        context.forward(record);
      }
    };
  }

  static ProcessorSupplier<String, byte[], String, Sent> route(Traces traces) {
    return new Step<byte[], Sent>(timestamped("routes"), timestamped("clusters")) {
      @Override
      void work(ProcessorContext<String, Sent> context, Record<String, byte[]> record) {
        Trace trace = traces.of(record.key());
        exchange(context, "routes", record, trace.routes);
        if (trace.cluster != null) {
          exchange(context, "clusters", record, trace.cluster);
        }
        forwardAll(context, record, trace.outputs);
      }
    };
  }

  static ProcessorSupplier<String, byte[], String, byte[]> traits(Traces traces) {
    return new Step<byte[], byte[]>() {
      @Override
      void work(ProcessorContext<String, byte[]> context, Record<String, byte[]> record) {
        Trace trace = traces.of(record.key());
        if (trace.traits != null) {
          context.forward(
              record
                  .withValue(trace.traits.bytes())
                  .withHeaders(new RecordHeaders(trace.traitsTag)));
        }
      }
    };
  }

  /** Relations are outputs of the article that led to them, and are sent with the others. */
  static ProcessorSupplier<String, byte[], String, byte[]> relate(Traces traces) {
    StoreBuilder<KeyValueStore<Bytes, byte[]>> told =
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore("told-traits"), Serdes.Bytes(), Serdes.ByteArray());
    return new Step<byte[], byte[]>(told) {
      @Override
      void work(ProcessorContext<String, byte[]> context, Record<String, byte[]> record) {
        Trace trace = traces.of(record.key());
        if (trace.told != null) {
          KeyValueStore<Bytes, byte[]> store = context.getStateStore("told-traits");
          store.put(Bytes.wrap(trace.toldKey), trace.told.bytes());
        }
      }
    };
  }

  /** An output on its way. */
  record Sent(String topic, byte[] value) {}

  /**
   * Bytes that go to several topics are taken from the shelf once, as the article is encoded once.
   */
  private static void forwardAll(
      ProcessorContext<String, Sent> context, Record<String, byte[]> record, List<Output> outputs) {
    Place place = null;
    byte[] value = null;
    for (Output output : outputs) {
      if (output.value() != place) {
        place = output.value();
        value = place.bytes();
      }
      context.forward(
          record
              .withValue(new Sent(output.topic(), value))
              .withHeaders(new RecordHeaders(output.headers())));
    }
  }

  /** Writes an output as it is. */
  static Serde<Sent> outputs() {
    return Serdes.serdeFrom(
        (topic, output) -> output.value(),
        (topic, bytes) -> {
          throw new UnsupportedOperationException("Outputs are only written.");
        });
  }

  private static void exchange(
      ProcessorContext<?, ?> context, String name, Record<String, ?> record, Place value) {
    TimestampedKeyValueStore<String, byte[]> store = context.getStateStore(name);
    store.get(record.key());
    if (value != null) {
      store.put(record.key(), ValueAndTimestamp.make(value.bytes(), record.timestamp()));
    }
  }

  private static StoreBuilder<?> timestamped(String name) {
    return Stores.timestampedKeyValueStoreBuilder(
        Stores.persistentTimestampedKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  /** A step with stores of its own. */
  private abstract static class Step<I, O> implements ProcessorSupplier<String, I, String, O> {

    private final Set<StoreBuilder<?>> stores;

    Step(StoreBuilder<?>... stores) {
      this.stores = Set.of(stores);
    }

    abstract void work(ProcessorContext<String, O> context, Record<String, I> record);

    @Override
    public Set<StoreBuilder<?>> stores() {
      return stores;
    }

    @Override
    public Processor<String, I, String, O> get() {
      BiConsumer<ProcessorContext<String, O>, Record<String, I>> work = this::work;
      return new Processor<>() {
        private ProcessorContext<String, O> context;

        @Override
        public void init(ProcessorContext<String, O> context) {
          this.context = context;
        }

        @Override
        public void process(Record<String, I> record) {
          work.accept(context, record);
        }
      };
    }
  }
}

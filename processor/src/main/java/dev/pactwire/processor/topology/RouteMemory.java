package dev.pactwire.processor.topology;

import dev.pactwire.processor.route.Member;
import dev.pactwire.processor.route.Routes;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Where each article stands that was told, and what it is, for those who meet copies of it later.
 * Kept for as long as the article may still change.
 */
final class RouteMemory {

  static final String STORE = "routes";

  private final TimestampedKeyValueStore<String, byte[]> store;

  RouteMemory(TimestampedKeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** The store; one for all processors that share it. */
  static StoreBuilder<TimestampedKeyValueStore<String, byte[]>> builder() {
    return Stores.timestampedKeyValueStoreBuilder(
        Stores.persistentTimestampedKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
  }

  /** What is remembered of an article. */
  record Standing(Routes routes, Optional<Member> member) {}

  Standing of(String id, long now) {
    Optional<byte[]> bytes = Forgetting.remembered(store.get(id), now);
    return new Standing(
        bytes.map(Routes::fromBytes).orElse(Routes.NONE), bytes.flatMap(Member::fromBytes));
  }

  void put(String id, Routes routes, Member member, long now) {
    store.put(id, ValueAndTimestamp.make(routes.toBytes(member), now));
  }

  void forget(String id) {
    store.delete(id);
  }
}

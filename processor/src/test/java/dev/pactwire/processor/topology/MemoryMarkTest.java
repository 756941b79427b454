package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.processor.dedupe.DuplicateFinder;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.route.LanguageBlocks;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MemoryMarkTest {

  private final KeyValueStore<Long, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("seen"), Serdes.Long(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
  }

  @Test
  @Tag("fault-18")
  void anotherTableIsRefusedWithAdvice() {
    // Given
    new MemoryMark(store, "rule1-00000000-blocks1").write();

    // When, Then
    assertThatThrownBy(() -> new MemoryMark(store, "rule1-00000000-blocks2"))
        .isInstanceOf(ChangedTableException.class)
        .hasMessageContaining("version 1 of the table of language blocks")
        .hasMessageContaining("--take-over");
  }

  @Test
  @Tag("fault-18")
  void otherParametersGoOnWithTheSameMemory() {
    // Given
    new MemoryMark(store, "rule1-00000000-blocks1").write();

    // When
    new MemoryMark(store, "rule2-abcdef01-blocks1").write();

    // Then the mark is theirs, and that of the memory's table still
    assertThatCode(() -> new MemoryMark(store, "rule2-abcdef01-blocks1"))
        .doesNotThrowAnyException();
    assertThat(store.approximateNumEntries()).isEqualTo(1);
  }

  @Test
  void aMemoryIsMarkedWithItsFirstRecordOnly() {
    new MemoryMark(store, "rule1-00000000-blocks1");
    assertThat(store.approximateNumEntries()).isZero();
  }

  @Test
  void theMarkIsNoArticleOfAnyBlock() {
    // Given
    new MemoryMark(store, DeduplicateProcessor.version(Parameters.defaults())).write();

    // When, Then
    for (int block = 0; block < LanguageBlocks.count(); block++) {
      DuplicateFinder finder =
          new DuplicateFinder(Parameters.defaults(), new StoredArticles(store, block));
      new StoredArticles(store, block).restore(finder);
      assertThat(finder.size()).isZero();
    }
  }
}

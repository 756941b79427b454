package dev.pactwire.dashboard.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Property(tries = 200, seed = "20261122")
  void whatIsWrittenIsReadAgain(
      @ForAll Channel channel,
      @ForAll @Size(min = 1, max = 8)
          Map<@IntRange(min = 0, max = 999) Integer, @LongRange(min = 0) Long> offsets) {
    // Given
    SortedMap<Slot, Long> places = new TreeMap<>();
    offsets.forEach((partition, at) -> places.put(new Slot(channel, partition), at / 10));
    Cursor cursor = new Cursor(places);

    // When
    String text = cursor.toString();

    // Then
    assertThat(Cursor.parse(text)).contains(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a0", "a0-", "z0-1", "a0-1.", "a-1-1", "a0-99999999999999999999", "a0-1 "})
  void whatMakesNoSenseIsNoCursor(String text) {
    assertThat(Cursor.parse(text)).isEmpty();
  }
}

package dev.pactwire.ingest.brotli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.brotli.Unpacked.Ending;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BrotliTest {

  private static final int MOST = 1 << 20;
  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  void unpacksWhatAnotherProgramPacked() {
    // When
    Unpacked found = Brotli.unpack(BrotliBytes.page(), MOST, LONG);

    // Then
    assertThat(found.ending()).isEqualTo(Ending.WHOLE);
    assertThat(found.bytes()).asString(UTF_8).isEqualTo(BrotliBytes.PAGE);
  }

  @Test
  void aDocumentMayBeAsLargeAsIsAllowedAndNoLarger() {
    int size = BrotliBytes.PAGE.length();

    assertThat(Brotli.unpack(BrotliBytes.page(), size, LONG).ending()).isEqualTo(Ending.WHOLE);
    Unpacked larger = Brotli.unpack(BrotliBytes.page(), size - 1, LONG);
    assertThat(larger.ending()).isEqualTo(Ending.TOO_LARGE);
    assertThat(larger.bytes()).hasSize(size - 1);
  }

  @Test
  void whereverADocumentIsCutItIsBroken() {
    byte[] whole = BrotliBytes.page();

    for (int length = 0; length < whole.length; length++) {
      Unpacked found = Brotli.unpack(Arrays.copyOf(whole, length), MOST, LONG);
      assertThat(found.ending()).as("cut at " + length).isEqualTo(Ending.BROKEN);
      assertThat(found.bytes()).isEmpty();
    }
  }

  @Test
  @Tag("fault-35")
  void aBombEndsAtTheBound() {
    // When
    Unpacked found = Brotli.unpack(BrotliBytes.bomb(), MOST, LONG);

    // Then
    assertThat(BrotliBytes.bomb()).hasSizeLessThan(100);
    assertThat(found.ending()).isEqualTo(Ending.TOO_LARGE);
    assertThat(found.bytes()).hasSize(MOST);
  }

  @Test
  void endsWhenItsTimeIsOver() {
    assertThat(Brotli.unpack(BrotliBytes.bomb(), MOST, Duration.ZERO).ending())
        .isEqualTo(Ending.TOO_SLOW);
  }

  @Property(tries = 100)
  void damageIsAnAnswerAndNoException(
      @ForAll @IntRange(max = 92) int at, @ForAll byte value, @ForAll boolean bomb) {
    byte[] packed = bomb ? BrotliBytes.bomb() : BrotliBytes.page();
    packed[at % packed.length] = value;

    assertThat(Brotli.unpack(packed, 4_096, LONG).bytes()).hasSizeLessThanOrEqualTo(4_096);
  }

  @Property(tries = 300)
  void soIsRubbish(@ForAll @Size(max = 200) byte[] rubbish) {
    assertThat(Brotli.unpack(rubbish, 4_096, LONG).ending()).isNotEqualTo(Ending.TOO_SLOW);
  }
}

package dev.pactwire.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRecordsTest {

  private static final int RECORDS = 200_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void tellsWhatIsOpenAsAPlainListWould(long seed) {
    // Given outcomes in nearly the order of their records, some missing, some twice
    Random random = new Random(seed);
    long begin = 1_000;
    OpenRecords open = new OpenRecords();
    open.begins(3, begin);
    BitSet plain = new BitSet();
    // When
    for (int i = 0; i < RECORDS; i++) {
      int at = Math.max(0, i - random.nextInt(300));
      boolean again = open.became(3, begin + at);
      // Then each second outcome is noticed
      assertThat(again).isEqualTo(plain.get(at));
      plain.set(at);
      if (i % 10_000 == 0) {
        assertSame(open, plain, begin, i);
      }
    }
    assertSame(open, plain, begin, RECORDS);
    // When the first half is forgotten
    open.forgetBefore(3, begin + RECORDS / 2);
    plain.set(0, RECORDS / 2);
    // Then
    assertSame(open, plain, begin, RECORDS);
    assertThat(open.became(3, begin)).isFalse();
    assertThat(open.became(4, begin)).isFalse();
    assertThat(open.count(4, begin)).isZero();
  }

  private static void assertSame(OpenRecords open, BitSet plain, long begin, int end) {
    int first = plain.nextClearBit(0);
    assertThat(open.first(3, begin + end).isPresent()).isEqualTo(first < end);
    assertThat(open.count(3, begin + end)).isEqualTo(end - plain.get(0, end).cardinality());
    if (first < end) {
      assertThat(open.first(3, begin + end)).hasValue(begin + first);
    }
  }
}

package dev.pactwire.app.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Property(seed = "20261122")
  void splitsAsTheJdkDoes(
      @ForAll
          @CharRange(from = '\n', to = '\n')
          @CharRange(from = 'a', to = 'c')
          @StringLength(max = 60)
          String text)
      throws IOException {
    // Given
    List<String> expected = new BufferedReader(new StringReader(text)).lines().toList();

    // When, Then
    assertThat(all(stream(text))).isEqualTo(expected);
  }

  @Test
  void dropsByteOrderMarkAndCarriageReturn() throws IOException {
    // Given, When, Then
    assertThat(all(stream("\ufeffä\r\nb"))).containsExactly("ä", "b");
  }

  @Test
  void skipsOverALineThatWouldFillTheMemory() throws IOException {
    // Given
    InputStream endless =
        new InputStream() {
          private long left = Lines.MAX_BYTES + 1L;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, Math.max(0, left));
            Arrays.fill(target, offset, offset + count, (byte) 'x');
            left -= count;
            return count == 0 ? -1 : count;
          }
        };
    Lines lines = new Lines(new SequenceInputStream(endless, stream("\nnext\n")));

    // When, Then
    assertThat(lines.next()).contains(new Lines.Line("", true));
    assertThat(lines.next()).contains(new Lines.Line("next", false));
    assertThat(lines.next()).isEmpty();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> all(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    List<String> all = new ArrayList<>();
    for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get().text());
    }
    return all;
  }
}

package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.dedupe.WindowFigures;
import dev.pactwire.testkit.Articles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowBoardTest {

  @TempDir private Path state;

  @Test
  void aBlockTellsItsWindowWhileItIsWorkedOn() {
    // Given
    WindowBoard board = new WindowBoard();
    String text = Articles.text(5, 200);
    try (TopologyRun run = new TopologyRun(state, Parameters.defaults(), board)) {

      // When an article and a copy with other words at its end come
      run.send(Articles.article("a", "courier", "First", text));
      run.send(Articles.article("b", "herald", "First", text + " " + Articles.text(6, 20)));

      // Then
      WindowFigures window = board.of(0).orElseThrow();
      assertThat(window.articles()).isEqualTo(2);
      assertThat(window.judged()).isEqualTo(2);
      assertThat(window.met()).isBetween(1L, 64L);
      assertThat(window.candidates()).isEqualTo(1);
      assertThat(window.compared()).isEqualTo(1);
      assertThat(window.fullBuckets()).isZero();
      assertThat(window.bucketLoad()).isPositive();
      assertThat(window.heapBytes()).isPositive();
    }
    assertThat(board.of(0)).isEmpty();
  }
}

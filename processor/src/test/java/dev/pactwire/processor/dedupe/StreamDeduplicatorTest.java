package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.dedupe.StreamDeduplicator.Answer;
import dev.pactwire.processor.dedupe.StreamDeduplicator.Kind;
import dev.pactwire.processor.dedupe.StreamDeduplicator.Line;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StreamDeduplicatorTest {

  private final StreamDeduplicator stream = new StreamDeduplicator(Parameters.defaults());
  private final String story = Texts.of(1, 200);

  @Test
  void theFourVerdictsSpeakOfLinesByTheirLabels() {
    // When
    Answer fresh = decide("1", "url-a", "en", story);
    Answer again = decide("2", "url-a", "en", story);
    Answer updated = decide("3", "url-a", "en", story + " And more.");
    Answer copy = decide("4", "url-b", "en", story);
    Answer old = decide("5", "url-a", "en", story);

    // Then
    assertThat(fresh).isEqualTo(answer("1", Kind.NEW, Optional.empty(), Optional.empty()));
    assertThat(again).isEqualTo(answer("2", Kind.SAME_ARTICLE, Optional.of("1"), Optional.of(1.0)));
    assertThat(updated.kind()).isEqualTo(Kind.UPDATED);
    assertThat(updated.of()).contains("1");
    assertThat(updated.edit().orElseThrow().titleChanged()).isFalse();
    assertThat(updated.edit().orElseThrow().textShare()).isBetween(0.005, 0.02);
    assertThat(copy)
        .isEqualTo(answer("4", Kind.NEAR_DUPLICATE, Optional.of("1"), Optional.of(1.0)));
    assertThat(old.kind()).isEqualTo(Kind.SAME_ARTICLE);
  }

  @Test
  @Tag("fault-47")
  void blocksAreSeparateAndTheUndeterminedOneIsABlockLikeOthers() {
    // Given
    decide("1", "url-a", "und", story);

    // Then
    assertThat(decide("2", "url-b", "de", story).kind()).isEqualTo(Kind.NEW);
    assertThat(decide("3", "url-c", "und", story).of()).contains("1");
  }

  private static Answer answer(
      String label, Kind kind, Optional<String> of, Optional<Double> similarity) {
    return new Answer(label, kind, of, "1", similarity, Optional.empty());
  }

  private Answer decide(String label, String id, String block, String body) {
    return stream.decide(new Line(label, id, block, "A title", body, Newsroom.START));
  }
}

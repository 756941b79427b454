package dev.pactwire.dashboard.counts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.Samples;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Duration SPAN = Duration.ofMinutes(5);

  private static ClassifiedArticle at(String id, int spansBefore) {
    Instant at = Samples.AT.minus(SPAN.multipliedBy(spansBefore));
    return Samples.article(id, 1, Change.NEW, at, "nato");
  }

  @Test
  void articlesStandInTheSpanInWhichTheyCameIn() {
    // Given
    List<ClassifiedArticle> articles = List.of(at("a", 0), at("b", 2), at("c", 2), at("d", 99));

    // When
    Timeline timeline = Timeline.of(articles, Samples.AT.plusSeconds(10), SPAN, 4);

    // Then
    assertThat(timeline.from()).isEqualTo(Samples.AT.minus(SPAN.multipliedBy(3)));
    assertThat(timeline.counts().get("nato")).containsExactly(0, 2, 0, 1);
  }

  @Test
  void aBurstStandsOutFromWhatIsUsual() {
    // Given
    List<ClassifiedArticle> articles = new ArrayList<>();
    for (int span = 1; span < 20; span++) {
      articles.add(at("usual" + span, span));
    }
    for (int i = 0; i < 8; i++) {
      articles.add(at("burst" + i, 0));
    }

    // When
    Timeline timeline = Timeline.of(articles, Samples.AT, SPAN, 30);

    // Then
    assertThat(timeline.bursts("nato")).containsExactly(29);
  }

  @Test
  void theBeginningIsNoBurst() {
    // Given
    List<ClassifiedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      articles.add(at("first" + i, 1));
    }

    // When
    Timeline timeline = Timeline.of(articles, Samples.AT, SPAN, 30);

    // Then
    assertThat(timeline.bursts("nato")).isEmpty();
  }
}

package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EditTest {

  private final Fingerprinter fingerprinter = new Fingerprinter();
  private final String story = Texts.of(1, 300);

  @Test
  void wordsThatTheOtherLacksAreCountedAgainstTheLongerText() {
    // Given
    String longer = story + " alpha".repeat(100);

    // When
    Edit added = edit(story, longer);
    Edit removed = edit(longer, story);

    // Then
    assertThat(added.textShare()).isEqualTo(0.25, within(0.02));
    assertThat(removed.textShare()).isEqualTo(added.textShare());
    assertThat(added.titleChanged()).isFalse();
  }

  @Test
  void otherTextAndOtherTitleAreSaidApart() {
    assertThat(Edit.between(seen("Old title", story), text("New title", story)))
        .isEqualTo(new Edit(3, Instant.EPOCH, true, 0));
    assertThat(edit(story, Texts.of(2, 300)).textShare()).isGreaterThan(0.5);
  }

  @Test
  void nothingAgainstNothingIsNoChange() {
    assertThat(edit("", "").textShare()).isZero();
    assertThat(edit("", story).textShare()).isEqualTo(1);
  }

  private Edit edit(String before, String now) {
    return Edit.between(seen("A title", before), text("A title", now));
  }

  private Fingerprint text(String title, String body) {
    return fingerprinter.of(title, body);
  }

  private SeenArticle seen(String title, String body) {
    return new SeenArticle(
        7, "a", 3, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, "a", "a", false, text(title, body));
  }
}

package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class ContentHashTest {

  @Test
  void everyKindOfWhiteSpaceCountsAsOneGap() {
    // Given
    ContentHash spaced = ContentHash.of("Rates rise", "a b");

    // When / Then
    for (int code = 0; code <= Character.MAX_VALUE; code++) {
      char c = (char) code;
      boolean isSpace = Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF;
      assertThat(ContentHash.of("Rates rise", "a" + c + c + "b").equals(spaced))
          .as("U+%04X", code)
          .isEqualTo(isSpace);
    }
  }

  @Test
  void gapsAtTheEndsDoNotCount() {
    assertThat(ContentHash.of("  Rates rise\n", "\tBanks follow.\r\n"))
        .isEqualTo(ContentHash.of("Rates rise", "Banks follow."));
  }

  @Test
  void aCommaIsANewVersion() {
    assertThat(ContentHash.of("Rates rise", "Banks, follow."))
        .isNotEqualTo(ContentHash.of("Rates rise", "Banks follow."));
  }

  @Test
  void composedAndDecomposedLettersAreTheSame() {
    String composed = "Zürich à la carte, Hà Nội";
    assertThat(ContentHash.of("", Normalizer.normalize(composed, Normalizer.Form.NFD)))
        .isEqualTo(ContentHash.of("", composed));
  }

  @Test
  void titleAndBodyAreKeptApart() {
    assertThat(ContentHash.of("Rates", "rise")).isNotEqualTo(ContentHash.of("Rates rise", ""));
  }
}

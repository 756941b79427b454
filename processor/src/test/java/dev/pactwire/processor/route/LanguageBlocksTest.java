package dev.pactwire.processor.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LanguageBlocksTest {

  @Test
  void theTableOfVersionOne() {
    // A change of any of these moves articles away from those they must be compared with.
    assertThat(LanguageBlocks.VERSION).isEqualTo(1);
    assertThat(LanguageBlocks.count()).isEqualTo(6);
    assertThat(LanguageBlocks.of("en")).isZero();
    assertThat(LanguageBlocks.of("de")).isEqualTo(1);
    assertThat(LanguageBlocks.of("fr")).isEqualTo(LanguageBlocks.of("nl")).isEqualTo(2);
    assertThat(LanguageBlocks.of("ru")).isEqualTo(3);
    assertThat(LanguageBlocks.of("ja")).isEqualTo(4);
  }

  @Test
  @Tag("fault-47")
  void aTextOfUnknownLanguageHasABlockOfItsOwn() {
    assertThat(LanguageBlocks.of("und")).isEqualTo(5);
  }

  @Test
  void everyLanguageHasABlock() {
    for (String language : Locale.getISOLanguages()) {
      assertThat(LanguageBlocks.of(language)).isBetween(0, LanguageBlocks.count() - 1);
    }
    assertThat(LanguageBlocks.of("")).isBetween(0, LanguageBlocks.count() - 1);
  }
}

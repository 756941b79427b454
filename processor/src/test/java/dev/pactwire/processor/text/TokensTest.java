package dev.pactwire.processor.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TokensTest {

  @Test
  void hyphensAndApostrophesSplitAndOffsetsPointIntoTheOriginalText() {
    // Given
    String text = "US-japanisches Bündnis: don’t 2024!";

    // When
    Tokens tokens = Tokens.of(text);

    // Then
    assertThat(words(tokens)).containsExactly("US", "japanisches", "Bündnis", "don", "t", "2024");
    assertThat(text.substring(tokens.start(2), tokens.end(2))).isEqualTo("Bündnis");
  }

  @Test
  void flagsTellCapitalsAndDigits() {
    // Given
    Tokens tokens = Tokens.of("NATO Macht É F16 iPhone A");

    // When
    List<String> flags =
        IntStream.range(0, tokens.size())
            .mapToObj(
                i ->
                    (tokens.isCapitalised(i) ? "C" : "-")
                        + (tokens.isAllCaps(i) ? "A" : "-")
                        + (tokens.hasDigit(i) ? "D" : "-"))
            .toList();

    // Then
    assertThat(flags).containsExactly("CA-", "C--", "C--", "C-D", "---", "C--");
  }

  @Test
  void everyCodePointOfHanKanaAndThaiIsATokenAndHangulWordsStayWhole() {
    // Given
    String text = "日本とNATO 𠮷野家 สวัสดี 한국군";

    // When
    Tokens tokens = Tokens.of(text);

    // Then
    assertThat(words(tokens))
        .containsExactly(
            "日", "本", "と", "NATO", "𠮷", "野", "家", "ส", "ว", "ั", "ส", "ด", "ี", "한국군");
    assertThat(tokens.standsAlone(0)).isTrue();
    assertThat(tokens.standsAlone(3)).isFalse();
  }

  @Test
  @Tag("fault-43")
  void composedAndDecomposedSpellingsHashTheSame() {
    for (String text :
        List.of(
            "Zürich Ängste",
            "Türkiye İstanbul",
            "Йод",
            "がぎ プロ",
            "한국어",
            "Việt Nam",
            "άλφα",
            "ﬁnale Ｎａｔｏ")) {
      // Given
      String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
      String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);

      // When
      Tokens one = Tokens.of(composed);
      Tokens other = Tokens.of(decomposed);

      // Then
      assertThat(hashes(other)).as(text).isEqualTo(hashes(one));
    }
  }

  @Test
  void caseWidthSoftHyphensAndJoinersDoNotChangeAHash() {
    assertThat(Tokens.hashOf("NATO")).isEqualTo(Tokens.hashOf("nato"));
    assertThat(Tokens.hashOf("Ｎａｔｏ")).isEqualTo(Tokens.hashOf("nato"));
    assertThat(Tokens.hashOf("Sicher\u00adheits\u200drat"))
        .isEqualTo(Tokens.hashOf("sicherheitsrat"));
    assertThat(Tokens.hashOf("ΟΔΟΣ")).isEqualTo(Tokens.hashOf("οδος"));
    assertThat(Tokens.of("Sicher\u00adheitsrat\u00ad.").size()).isEqualTo(1);
    assertThat(Tokens.of("Sicher\u00adheitsrat\u00ad.").end(0)).isEqualTo(15);
  }

  @Test
  @Tag("fault-43")
  void loneSurrogatesNulAndMarksWithoutALetterSeparate() {
    // Given
    String text = "a\uD800b\uDC00c\u0000d\uFEFFe \u0301 \uD83D\uDE00 f";

    // When
    Tokens tokens = Tokens.of(text);

    // Then
    assertThat(words(tokens)).containsExactly("a", "b", "c", "d\uFEFFe", "f");
  }

  @Test
  @Tag("fault-46")
  void hugeTokensTakeLinearTime() {
    for (String unit : List.of("x", "ä", "7", "\u0301\u0323", "字", "\uD800", "\u00ad")) {
      // Given
      String text = "a" + unit.repeat(5_000_000 / unit.length());

      // When
      Tokens tokens = assertTimeout(Duration.ofSeconds(90), () -> Tokens.of(text));

      // Then
      assertThat(tokens.size()).isPositive();
    }
  }

  @Test
  void emptyAndWordlessTextsHaveNoTokens() {
    assertThat(Tokens.of("").size()).isZero();
    assertThat(Tokens.of(" … – 😀 ").size()).isZero();
  }

  @Property(seed = "20261122")
  void everyTokenIsHashedAsItsOwnText(
      @ForAll @CharRange(from = 0, to = 0xFFFF) @StringLength(max = 200) String text) {
    // When
    Tokens tokens = Tokens.of(text);

    // Then
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(Tokens.hashOf(tokens.text(i))).isEqualTo(tokens.hash(i));
      assertThat(tokens.start(i)).isGreaterThanOrEqualTo(i == 0 ? 0 : tokens.end(i - 1));
      assertThat(tokens.end(i)).isGreaterThan(tokens.start(i));
    }
  }

  @Property(seed = "20261122")
  void theFastPathAgreesWithFullNormalisation(
      @ForAll @CharRange(from = 'A', to = 0x052F) @StringLength(min = 1, max = 30) String text) {
    // When
    Tokens tokens = Tokens.of(Normalizer.normalize(text, Normalizer.Form.NFC));

    // Then
    for (int i = 0; i < tokens.size(); i++) {
      String decomposed = Normalizer.normalize(tokens.text(i), Normalizer.Form.NFKD);
      assertThat(Tokens.hashOf(decomposed)).as(tokens.text(i)).isEqualTo(tokens.hash(i));
    }
  }

  @Test
  void aWordIsTheSameWhereverItStands() {
    // Given words with and without characters that are not plain, and one longer than most texts
    String text =
        "Der NATO-Gipfel in Zürich: u\u0308ber ｎａｔｏ, 北京, Київ " + "aB1".repeat(200) + " NATO";
    Tokens first = Tokens.of(text);

    for (int before = 1; before < 600; before++) {
      // When other words stand before it, so that it begins anywhere
      String lead = "x y, ".repeat(before / 5) + " ".repeat(before % 5);
      Tokens tokens = Tokens.of(lead + text);

      // Then
      int added = tokens.size() - first.size();
      assertThat(added).isEqualTo(2 * (before / 5));
      for (int i = 0; i < first.size(); i++) {
        assertThat(told(tokens, i + added, before)).isEqualTo(told(first, i, 0));
      }
    }
  }

  private static List<Object> told(Tokens tokens, int index, int before) {
    return List.of(
        tokens.start(index) - before,
        tokens.end(index) - before,
        tokens.hash(index),
        tokens.isCapitalised(index),
        tokens.isAllCaps(index),
        tokens.hasDigit(index),
        tokens.standsAlone(index),
        tokens.isCaseless(index));
  }

  private static List<String> words(Tokens tokens) {
    return IntStream.range(0, tokens.size()).mapToObj(tokens::text).toList();
  }

  private static List<Long> hashes(Tokens tokens) {
    return IntStream.range(0, tokens.size()).mapToObj(tokens::hash).toList();
  }

  @Test
  void theDefaultLocaleHasNoSay() {
    // Given
    Locale before = Locale.getDefault();

    // When
    long hash;
    try {
      Locale.setDefault(new Locale("tr", "TR"));
      hash = Tokens.hashOf("TITLE");
    } finally {
      Locale.setDefault(before);
    }

    // Then
    assertThat(hash).isEqualTo(Tokens.hashOf("title"));
  }
}

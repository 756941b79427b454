package dev.pactwire.processor.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FingerprinterTest {

  private final Fingerprinter fingerprinter = new Fingerprinter();

  @Property(tries = 100, seed = "20261122")
  void typographyDoesNotChangeAFingerprint(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int words) {
    // Given
    String text = "Der “Gipfel” in Zürich – Ängste & Töne: " + Texts.of(seed, words) + " don’t";
    String other =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replace("“Gipfel”", "«Gip\u00adfel»")
            .replace(" – ", "\u00a0—\n\n")
            .replace("&", "&amp;")
            .replace("’", "&#8217;");

    // When
    Fingerprint one = fingerprinter.of("", text);
    Fingerprint two = fingerprinter.of("", other);

    // Then
    assertThat(two).isEqualTo(one);
    assertThat(two.sameBody(one)).isTrue();
  }

  @Property(tries = 100, seed = "20261122")
  void aTextContainsItself(@ForAll long seed, @ForAll @IntRange(min = 3, max = 500) int words) {
    // Given
    Fingerprint text = fingerprinter.of("", Texts.of(seed, words));

    // When
    Overlap overlap = Overlap.between(ShingleTable.of(text), text);

    // Then
    assertThat(overlap).isEqualTo(new Overlap(1, 1, 1, 0, 0, 0, false, false));
  }

  @Property(tries = 100, seed = "20261122")
  void containmentIsTheSameFromBothSides(
      @ForAll long seed,
      @ForAll @IntRange(min = 10, max = 300) int one,
      @ForAll @IntRange(min = 10, max = 300) int two) {
    // Given
    String shared = Texts.of(seed, 40);
    Fingerprint a = fingerprinter.of("", shared + " " + Texts.of(seed + 1, one));
    Fingerprint b = fingerprinter.of("", Texts.of(seed + 2, two) + " " + shared);

    // When
    double there = Overlap.between(ShingleTable.of(a), b).containment();
    double back = Overlap.between(ShingleTable.of(b), a).containment();

    // Then
    assertThat(there).isEqualTo(back).isBetween(38.0 / (Math.min(one, two) + 38), 1.0);
  }

  @Property(tries = 50, seed = "20261122")
  void bytesGiveTheSameFingerprintBack(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 400) int words) {
    // Given
    Fingerprint text = fingerprinter.of("Title", Texts.of(seed, words));

    // When
    Fingerprint read = Fingerprint.fromBytes(text.toBytes());

    // Then
    assertThat(read).isEqualTo(text);
    assertThat(read.tokenCount()).isEqualTo(words);
    assertThat(read.byteCount()).isLessThanOrEqualTo(289 + 2 * words);
  }

  @Test
  void bytesThatAreNoFingerprintAreRefusedByName() {
    // Given
    byte[] good = fingerprinter.of("", Texts.of(1, 100)).toBytes();
    byte[] future = good.clone();
    future[0] = 9;

    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.fromBytes(new byte[3]))
        .withMessageContaining("at least 31 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.fromBytes(future))
        .withMessageContaining("version 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.fromBytes(java.util.Arrays.copyOf(good, good.length - 1)))
        .withMessageContaining("do not match");
  }

  @Test
  void aVeryShortBodyIsToldApartByItsTitleAndALongerOneIsNot() {
    // Given
    String brief = "Dividend 15 cents, payable on Monday.";
    String longer = Texts.of(5, 30);

    // Then
    assertThat(fingerprinter.of("Acme", brief).sameBody(fingerprinter.of("Apex", brief))).isFalse();
    assertThat(fingerprinter.of("Acme", brief).sameBody(fingerprinter.of("ACME", brief))).isTrue();
    assertThat(fingerprinter.of("Acme", longer).sameBody(fingerprinter.of("Apex", longer)))
        .isTrue();
    assertThat(fingerprinter.of("", " — ").isEmpty()).isTrue();
    assertThat(fingerprinter.of("", "").sameBody(fingerprinter.of("", ""))).isFalse();
  }

  @Test
  void wordsForOneNumberOrDateAreOneWord() {
    // Given
    String words = " ships left on Saturday, and the third waits. " + Texts.of(6, 30);
    // Then
    assertThat(of("On Nov 5 seven" + words).sameBody(of("On November 5 7" + words))).isTrue();
    assertThat(of("On Nov 5 seven" + words).sameBody(of("On Nov 5 six" + words))).isFalse();
    assertThat(of("Am 3. Okt. sieben Sonnabend").sameBody(of("Am 3. Oktober 7 Samstag"))).isTrue();
    assertThat(of("le 3 décembre, sept").sameBody(of("le 3 décembre, dix"))).isFalse();
  }

  @Test
  void namesAreToldWhereTheScriptHasCapitalLetters() {
    assertThat(of("The ferry sails").tellsNames()).isTrue();
    assertThat(of("the ferry sails").tellsNames()).isFalse();
    assertThat(of("나토 NATO 정상이 회담했다").tellsNames()).isFalse();
    assertThat(of("قال الوزير NATO").tellsNames()).isFalse();
    assertThat(of("საქართველო NATO").tellsNames()).isFalse();
    assertThat(of("Паром идёт в Одессу").tellsNames()).isTrue();
    assertThat(of("Η Αθήνα περιμένει").tellsNames()).isTrue();
  }

  private Fingerprint of(String body) {
    return fingerprinter.of("", body);
  }

  @Test
  void textsWithoutSpacesAreCutIntoCharacters() {
    assertThat(fingerprinter.of("", "日本と韓国の首脳が会談した").isCharacterBased()).isTrue();
    assertThat(fingerprinter.of("", "한국과 일본의 정상이 회담했다").isCharacterBased()).isFalse();
    assertThat(fingerprinter.of("", "日本とNATOの会談").shingleCount()).isEqualTo(7 - 4);
  }

  @Test
  @Tag("fault-43")
  void brokenCharactersDoNoHarm() {
    // Given
    String text = Texts.of(7, 80);
    String broken = "\uFEFF" + text.replaceFirst(" ", "\uD800\u0000 ");

    // Then
    assertThat(fingerprinter.of("", broken).sameBody(fingerprinter.of("", text))).isTrue();
  }

  @Test
  @Tag("fault-46")
  void extremeTextsAreFingerprintedInBoundedTimeAndSpace() {
    for (String body :
        List.of(
            "",
            "word",
            "x".repeat(5_000_000),
            "word ".repeat(1_000_000),
            "42 ".repeat(500_000),
            "字".repeat(1_000_000))) {
      // When
      Fingerprint text =
          assertTimeout(Duration.ofSeconds(90), () -> fingerprinter.of("Title", body));

      // Then
      assertThat(text.byteCount()).isLessThan(34_000);
    }
  }
}

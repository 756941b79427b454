package dev.pactwire.processor.classify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that would hang or break a reader are refused where they stand. */
@Tag("fault-44")
class HostileTaxonomyTest {
  private static final int TEN_MEGABYTES = 10 << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'[\"(a+)+$\"]'; more.yaml, line 4: '(a+)+$' holds '(': a term is words",
        "'[\"N[AT]*O\"]'; more.yaml, line 4: 'N[AT]*O' holds '[': a term is words",
        "'[\"*a*\"]'; more.yaml, line 4: '*a*' may have a star at one end only",
        "'[\"...\"]'; more.yaml, line 4: '...' holds no word",
        "'&a [*a]'; more.yaml",
        "'[*nobody]'; more.yaml, line 4: not valid YAML",
        "'{fr: [a, b], fr: [c]}'; more.yaml, line 4: the key 'fr' stands here twice",
      })
  void refusesARuleWithFileAndLine(String names, String refusal) {
    assertRefused("hanse:\n    name: " + names + "\n", refusal);
  }

  @Test
  void refusesAPactWithoutMembers() {
    assertRefused(
        "hanse:\n    pact: {alliance: 1}\n", "more.yaml, line 4: a pact rule needs the members");
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    assertRefused("hanse:\n    name: " + "[".repeat(200_000), "more.yaml");
  }

  @Test
  void refusesALexiconOfTenMegabytes() {
    assertRefused(
        "hanse:\n    name: [" + "Hanse, ".repeat(TEN_MEGABYTES / 7) + "Hanse]\n",
        "more.yaml: longer than 8388608 characters; split it.");
  }

  @Test
  void refusesATermAsLongAsAText() {
    assertRefused(
        "hanse:\n    name: [\"" + "Bund ".repeat(50_000).strip() + "\"]\n",
        "more.yaml, line 4: a term of 50000 words; the longest may have 40.");
  }

  private static void assertRefused(String alliance, String refusal) {
    assertThatThrownBy(() -> Taxonomy.of(with(alliance)))
        .isInstanceOf(TaxonomyException.class)
        .hasMessageStartingWith(refusal);
  }

  private static Map<String, String> with(String alliance) {
    Map<String, String> files = new HashMap<>(TestClassifier.TAXONOMY.files());
    files.put("more.yaml", "kind: alliances\nalliances:\n  " + alliance);
    return files;
  }
}

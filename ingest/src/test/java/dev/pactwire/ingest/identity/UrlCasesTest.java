package dev.pactwire.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The cases of another project, mcmetadata. Where ours differs, it is because we keep what may name
 * another article: the case of a path, and a port.
 */
class UrlCasesTest {

  private static final Pattern CALL = Pattern.compile("\\('(\\w+)', '(.*)'\\)");
  private static final String PLAIN = "http://";

  /** What we answer otherwise, each for a reason. */
  private static final Map<String, String> JUDGED =
      Map.of(
          // Servers may tell capital letters apart.
          "https://www.gpo.gov:/fdsys/pkg/PL", "https://gpo.gov/fdsys/pkg/PL",
          // Another port is another server.
          "https://do.ma.in:442/what/ever", "https://do.ma.in:442/what/ever");

  @Test
  void addressesAreNormalisedAsInTheCasesButForTheJudgedOnes() throws IOException {
    // Given
    Map<String, String> otherwise = new TreeMap<>();
    int compared = 0;

    // When
    for (String[] row : cases()) {
      Matcher call = CALL.matcher(row[3]);
      if (row[2].equals("Eq")
          && call.matches()
          && call.group(1).equals("normalize_url")
          && row[4].startsWith(PLAIN)) {
        String ours = CanonicalUrl.of(call.group(2).replace("\\\\", "\\")).orElseThrow().value();
        compared++;
        if (!ours.equals("https://" + row[4].substring(PLAIN.length()))) {
          otherwise.put(call.group(2), ours);
        }
      }
    }

    // Then
    assertThat(compared).isEqualTo(18);
    assertThat(otherwise).containsExactlyInAnyOrderEntriesOf(JUDGED);
  }

  @Test
  void frontPagesAreThoseOfTheCasesButForSections() throws IOException {
    List<String> otherwise =
        cases().stream()
            .filter(row -> row[3].startsWith("('is_homepage_url'"))
            .filter(
                row -> {
                  Matcher call = CALL.matcher(row[3]);
                  assertThat(call.matches()).isTrue();
                  boolean ours = CanonicalUrl.of(call.group(2)).orElseThrow().isFrontPage();
                  return ours != row[4].equals("True");
                })
            .map(row -> row[3])
            .toList();
    // A section may be an article of that name.
    assertThat(otherwise).containsExactly("('is_homepage_url', 'http://www.nytimes.com/global/')");
  }

  @Test
  void differentAddressesStayDifferentAndMarkedOnesEqual() throws IOException {
    List<String> links =
        cases().stream()
            .filter(row -> row[0].equals("TestUniqueUrlHash"))
            .map(row -> CALL.matcher(row[3]))
            .filter(Matcher::matches)
            .map(call -> CanonicalUrl.of(call.group(2)).orElseThrow().value())
            .distinct()
            .toList();
    assertThat(links)
        .containsExactly(
            "https://cnn.com/2023/12/12/politics/takeaways-volodymyr-zelensky-washington",
            "https://thekenyatimes.com/counties/kisumu-traders-alerted-about-cartels-in-stalls-issuance",
            "https://upstract.com/x/fdf95bf448e1f2a8");
  }

  private static List<String[]> cases() throws IOException {
    Path cases = Shared.path("data/mcmetadata_url_cases.tsv");
    return Files.readAllLines(cases, StandardCharsets.UTF_8).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .toList();
  }
}

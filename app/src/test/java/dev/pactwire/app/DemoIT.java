package dev.pactwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pactwire.testkit.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class DemoIT {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void onceEndsWithAnAccountThatBalances() throws IOException {
    // Given
    JsonNode expected = expected();

    // When
    try (ChildJvm demo = AppProcess.start("demo", "--once")) {
      int code = demo.awaitExit(LONG);

      // Then
      List<String> out = demo.output();
      assertThat(code).as("%s%n%s", out, demo.errors()).isZero();
      assertThat(demo.errors()).isEmpty();
      assertThat(out).anyMatch(line -> line.startsWith("  The ledger balances: "));
      int articles = expected.get("articles").intValue();
      int copies = expected.get("nearDuplicates").intValue();
      assertThat(count(out, "new")).isEqualTo(articles - copies);
      assertThat(count(out, "updated") + count(out, "corrected"))
          .isEqualTo(expected.get("updates").intValue() + expected.get("corrections").intValue());
      assertThat(count(out, "exact copy") + count(out, "near duplicate")).isEqualTo(copies);
      assertThat(count(out, "dead letters")).isZero();
      for (JsonNode broken : expected.get("brokenFeeds")) {
        assertThat(out).anyMatch(line -> line.startsWith("    " + broken.textValue() + ": "));
      }
    }
  }

  private static long count(List<String> out, String row) {
    Pattern pattern = Pattern.compile("\\s+" + row + "\\s+(\\d+).*");
    return out.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No row " + row + " in " + out));
  }

  private static JsonNode expected() throws IOException {
    try (InputStream in = DemoIT.class.getResourceAsStream("/demo-expected.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}

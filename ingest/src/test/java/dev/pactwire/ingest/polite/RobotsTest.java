package dev.pactwire.ingest.polite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RobotsTest {

  @Test
  void theLongestRuleHoldsAndAllowingWinsATie() {
    Robots robots =
        robots(
            "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /t\nDisallow: /t");

    assertThat(allows(robots, "/")).isTrue();
    assertThat(allows(robots, "/a/x")).isFalse();
    assertThat(allows(robots, "/a/b/x")).isTrue();
    assertThat(allows(robots, "/a/b/c")).isFalse();
    assertThat(allows(robots, "/t")).isTrue();
  }

  @Test
  void ourOwnGroupsHoldAloneAndAllOfThemTogether() {
    Robots robots =
        robots(
            """
            user-agent: *
            disallow: /

            User-Agent: OtherBot
            User-agent: PACTWIRE/2.0
            Disallow: /private

            User-agent: pactwire
            Sitemap: https://news.example/sitemap.xml
            Disallow: /drafts
            """);

    assertThat(allows(robots, "/news")).isTrue();
    assertThat(allows(robots, "/private/1")).isFalse();
    assertThat(allows(robots, "/drafts")).isFalse();
  }

  @Test
  void starsAndDollarsMeanAnythingAndTheEnd() {
    Robots robots =
        robots("User-agent: *\nDisallow: /*.pdf$\nDisallow: /search*sort=\nDisallow: /ä");

    assertThat(allows(robots, "/a/report.pdf")).isFalse();
    assertThat(allows(robots, "/a/report.pdf?x=1")).isTrue();
    assertThat(allows(robots, "/search?q=1&sort=date")).isFalse();
    assertThat(allows(robots, "/%c3%a4/x")).isFalse();
    assertThat(allows(robots, "/a")).isTrue();
  }

  @Test
  void whatIsNoRulesAllowsEverything() {
    assertThat(allows(robots("<html><body>Not found</body></html>"), "/x")).isTrue();
    assertThat(allows(robots(""), "/x")).isTrue();
    assertThat(allows(robots("Disallow: /"), "/x")).isTrue();
    assertThat(allows(robots("User-agent: *\nDisallow:"), "/x")).isTrue();
    assertThat(allows(Robots.NOTHING, "/robots.txt")).isTrue();
  }

  @Test
  @Tag("fault-50")
  void aDelayOfADayIsTakenForFiveMinutes() {
    assertThat(robots("User-agent: *\nCrawl-delay: 86400").delay()).contains(Duration.ofMinutes(5));
    assertThat(robots("User-agent: *\nCrawl-delay: 2.5").delay()).contains(Duration.ofMillis(2500));
    assertThat(robots("User-agent: *\nCrawl-delay: soon").delay()).isEmpty();
  }

  @Test
  @Tag("fault-50")
  @Timeout(90)
  void aHugeFileOfHostilePatternsCostsLittle() {
    Robots robots =
        robots("User-agent: *\n" + ("Disallow: /" + "*a".repeat(200) + "$\n").repeat(5_000));

    for (int i = 0; i < 20; i++) {
      assertThat(allows(robots, "/" + "a".repeat(2_000) + "b")).isTrue();
    }
  }

  private static Robots robots(String text) {
    return Robots.parse(text.getBytes(StandardCharsets.UTF_8), "Pactwire");
  }

  private static boolean allows(Robots robots, String path) {
    return robots.allows(URI.create("https://news.example" + path));
  }
}

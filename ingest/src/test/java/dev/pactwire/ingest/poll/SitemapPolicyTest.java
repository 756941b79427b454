package dev.pactwire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.poll.SitemapPolicy.Sitemap;
import dev.pactwire.ingest.poll.SitemapPolicy.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SitemapPolicyTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void theNewestComeFirstThenThoseWithoutADateWhoseNameTellsOfNews() {
    List<Sitemap> named =
        List.of(
            new Sitemap(url("/pages.xml"), Optional.empty(), Optional.empty()),
            new Sitemap(url("/news.xml"), Optional.empty(), Optional.empty()),
            changed("/older.xml", Duration.ofHours(5)),
            changed("/newest.xml", Duration.ofMinutes(5)),
            changed("/long-ago.xml", Duration.ofDays(4)));

    List<Sitemap> due = SitemapPolicy.due(named, 10, NOW);

    assertThat(due)
        .extracting(map -> map.url().getPath())
        .containsExactly("/newest.xml", "/older.xml", "/news.xml", "/pages.xml");
  }

  @Test
  void whatHasNotChangedSinceItWasReadIsLeftAloneAndWhatBringsNoNewsIsReadOnceADay() {
    Optional<Instant> change = Optional.of(NOW.minus(Duration.ofHours(1)));
    Visit recent = new Visit(NOW.minus(Duration.ofMinutes(15)), change, true);
    Visit useless = new Visit(NOW.minus(Duration.ofHours(23)), Optional.empty(), false);
    Visit longAgo = new Visit(NOW.minus(Duration.ofHours(25)), Optional.empty(), false);
    Visit good = new Visit(NOW.minus(Duration.ofMinutes(15)), Optional.empty(), true);
    List<Sitemap> named =
        List.of(
            new Sitemap(url("/same.xml"), change, Optional.of(recent)),
            new Sitemap(url("/changed.xml"), Optional.of(NOW), Optional.of(recent)),
            new Sitemap(url("/pages.xml"), Optional.empty(), Optional.of(useless)),
            new Sitemap(url("/again.xml"), Optional.empty(), Optional.of(longAgo)),
            new Sitemap(url("/good.xml"), Optional.empty(), Optional.of(good)));

    assertThat(SitemapPolicy.due(named, 10, NOW))
        .extracting(map -> map.url().getPath())
        .containsExactly("/changed.xml", "/again.xml", "/good.xml");
  }

  @Test
  void noMoreThanAskedForAreTaken() {
    List<Sitemap> many =
        IntStream.range(0, 100).mapToObj(i -> changed("/" + i, Duration.ofMinutes(i))).toList();

    assertThat(SitemapPolicy.due(many, 3, NOW)).isEqualTo(many.subList(0, 3));
  }

  private static Sitemap changed(String path, Duration ago) {
    return new Sitemap(url(path), Optional.of(NOW.minus(ago)), Optional.empty());
  }

  private static URI url(String path) {
    return URI.create("https://news.example" + path);
  }
}

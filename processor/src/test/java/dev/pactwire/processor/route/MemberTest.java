package dev.pactwire.processor.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MemberTest {

  private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05.678Z");

  @Example
  void aPublisherIsTheHostWithoutWwwOrElseTheSource() {
    assertThat(of("https://www.Example.org:8080/a").publisher()).isEqualTo("example.org");
    assertThat(of("http://news.example.org?x").publisher()).isEqualTo("news.example.org");
    assertThat(of("").publisher()).isEqualTo("courier");
    assertThat(of("https:///a").publisher()).isEqualTo("courier");
  }

  @Property(seed = "20261122")
  void aMemberSurvivesTheStoreBesideItsRoutesWhateverItsTitle(
      @ForAll String title, @ForAll String source) {
    // Given
    Member member = new Member(source, "https://example.org/a", title, SINCE);
    Routes routes = Routes.of(List.of("arctic"), List.of("nato"));

    // When
    byte[] stored = routes.toBytes(member);

    // Then
    assertThat(Routes.fromBytes(stored)).isEqualTo(routes);
    assertThat(Member.fromBytes(stored).map(Member::since)).contains(SINCE);
    assertThat(member.title().length()).isLessThanOrEqualTo(Member.LONGEST_TITLE);
  }

  @Example
  void routesThatAnOlderVersionStoredHaveNoMember() {
    assertThat(Member.fromBytes(Routes.of(List.of("arctic"), List.of()).toBytes())).isEmpty();
    assertThat(Member.fromBytes(null)).isEmpty();
  }

  private static Member of(String url) {
    return new Member("courier", url, "Title", SINCE);
  }
}

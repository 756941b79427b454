package dev.pactwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

  private static final AllowedHosts LIST =
      AllowedHosts.of(Set.of("Intranet", "wiki:8080", "secure:443", "[::1]:9000"));

  @ParameterizedTest
  @CsvSource({
    "http://intranet/page, http://intranet/feed, true",
    "http://INTRANET:9200/, http://intranet/feed, true",
    "http://intranet/page, https://news.example/feed, false",
    "http://intranet/page, http://wiki:8080/feed, false",
    "http://wiki:8080/page, http://wiki:8080/feed, true",
    "http://wiki/page, http://wiki:8080/feed, false",
    "http://wiki:8080/page, http://wiki/feed, false",
    "https://secure/page, https://secure/feed, true",
    "http://secure/page, https://secure/feed, false",
    "'http://[::1]:9000/page', 'http://[::1]:9000/feed', true",
    "https://news.example/page, https://news.example/feed, false"
  })
  void anEntryOpensItsHostToTheFeedsThere(URI url, URI home, boolean permitted) {
    assertThat(LIST.permits(url, home)).isEqualTo(permitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "http://intranet", "intranet:", "intranet:http", "a:1:2", "me@a"})
  void whatIsNoHostIsNamed(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedHosts.of(Set.of(entry)))
        .withMessageContaining("'" + entry + "'");
  }

  @Test
  void anEmptyListOpensNothing() {
    URI home = URI.create("http://127.0.0.1/feed");

    assertThat(AllowedHosts.of(Set.of()).permits(home, home)).isFalse();
  }
}

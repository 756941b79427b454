package dev.pactwire.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubLinksTest {

  private static final URI BASE = URI.create("https://news.example/feed");

  @Test
  void aHeaderOfCountlessParametersTakesNoStack() {
    String parameters = ";a=".repeat(2_700);

    HubLinks endless = HubLinks.ofHeaders(List.of("<https://hub.example/>" + parameters), BASE);
    HubLinks named =
        HubLinks.ofHeaders(List.of("<https://hub.example/>;rel=hub" + parameters), BASE);

    assertThat(endless.hubs()).isEmpty();
    assertThat(named.hubs()).containsExactly(URI.create("https://hub.example/"));
  }

  @Test
  void severalLinksOfOneHeaderAreToldApart() {
    String header =
        "<https://hub.example/>; title=\"a, b\"; rel=\"hub\", </self> ; rel=self,"
            + " <https://other.example/>; rel=next";

    HubLinks links = HubLinks.ofHeaders(List.of(header), BASE);

    assertThat(links.hubs()).containsExactly(URI.create("https://hub.example/"));
    assertThat(links.self()).contains(URI.create("https://news.example/self"));
  }
}

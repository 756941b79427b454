package dev.pactwire.dashboard.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.json.View;
import dev.pactwire.dashboard.window.Bounds;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Filter;
import dev.pactwire.dashboard.window.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HubRoomTest {
  private final Window window =
      new Window(
          Arrays.stream(Channel.values())
              .collect(Collectors.toMap(Function.identity(), none -> new Bounds(5, 1L << 20))));

  private record Nowhere() implements Outlet {
    @Override
    public Framing framing() {
      return Framing.LINES;
    }

    @Override
    public void send(byte[] frames, Runnable done, Runnable failed) {}

    @Override
    public void end() {}

    @Override
    public void abort() {}
  }

  @Test
  void onlySoManyDifferentWordsAreLookedFor() {
    // Given as many filters with words as there may be; the limit on subscribers is higher
    try (Hub wide =
        new Hub(window, new Limits(100, Duration.ofSeconds(30), Duration.ofSeconds(15), 10_000))) {
      for (int i = 0; i < 500; i++) {
        wide.subscribe(request("w" + i), new Nowhere());
      }

      // When / Then
      assertThat(wide.refusal(words("another"))).isPresent();
      assertThat(wide.refusal(words("w7"))).isEmpty();
      assertThat(wide.refusal(Filter.ALL)).isEmpty();
    }
  }

  private static Filter words(String word) {
    return new Filter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, List.of(word));
  }

  private static Request request(String word) {
    return new Request(Set.of(Channel.ARTICLES), words(word), View.SUMMARY, 0, Optional.empty());
  }
}

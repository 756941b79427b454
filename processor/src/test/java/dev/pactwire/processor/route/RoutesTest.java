package dev.pactwire.processor.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class RoutesTest {

  @Example
  void anArticleGoesToEachOfItsLabels() {
    assertThat(Routes.of(List.of("arctic"), List.of("nato", "aukus")).destinations())
        .containsExactly(
            new Destination.Region("arctic"),
            new Destination.Alliance("nato"),
            new Destination.Alliance("aukus"));
  }

  @Example
  void withoutLabelsItIsUnmatched() {
    assertThat(Routes.of(List.of(), List.of()).destinations())
        .containsExactly(new Destination.Unmatched());
  }

  @Example
  void whatItLeavesIsWhatItWasInAndIsNoLonger() {
    Routes before = Routes.of(List.of("arctic"), List.of("nato"));
    Routes now = Routes.of(List.of("arctic"), List.of("aukus"));
    assertThat(before.without(now)).containsExactly(new Destination.Alliance("nato"));
    assertThat(Routes.NONE.without(now)).isEmpty();
  }

  @Property(seed = "20261122")
  void routesSurviveTheStore(
      @ForAll @Size(max = 8)
          List<@StringLength(min = 1, max = 9) @CharRange(from = 'a', to = 'z') String> regions,
      @ForAll @Size(max = 8)
          List<@StringLength(min = 1, max = 9) @CharRange(from = 'a', to = 'z') String> alliances) {
    Routes routes = Routes.of(regions, alliances);
    assertThat(Routes.fromBytes(routes.toBytes())).isEqualTo(routes);
  }

  @Example
  void nothingStoredIsNoRoute() {
    assertThat(Routes.fromBytes(null)).isEqualTo(Routes.NONE);
  }
}

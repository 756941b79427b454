package dev.pactwire.app.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.taxonomy.TaxonomyShelf.Content;
import dev.pactwire.schemas.TaxonomyRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What rollbacks go to, one after the other. */
class TaxonomyShelfTest {

  private static final TaxonomyRelease SHIPPED = release("shipped", Instant.EPOCH);
  private static final TaxonomyRelease M1 = release("m1", Instant.ofEpochSecond(1_000));
  private static final TaxonomyRelease M2 = release("m2", Instant.ofEpochSecond(2_000));

  @Test
  void theFirstThatWasPublishedIsRolledBackToTheShippedOneAndDoesNotComeBack() {
    assertThat(rollbacks(List.of(M1), M1)).containsExactly("shipped");
  }

  @Test
  void manyAreRolledBackOneAfterTheOther() {
    assertThat(rollbacks(List.of(M1, M2), M2)).containsExactly("m1", "shipped");
  }

  @Test
  void theShippedOneStandsBeforeAllOthersEvenIfItWasPublishedLater() {
    TaxonomyRelease later = release("shipped", Instant.ofEpochSecond(3_000));
    assertThat(rollbacks(List.of(M1, M2, later), later)).containsExactly("m2", "m1", "shipped");
  }

  @Test
  void whereNoneIsPublishedThereIsNothingToGoBackFrom() {
    assertThat(new Content(List.of(), Optional.empty()).back(SHIPPED)).isEmpty();
  }

  /** Goes back, as the desk does, until there is none before, but ten times at most. */
  private static List<String> rollbacks(List<TaxonomyRelease> published, TaxonomyRelease inUse) {
    List<String> gone = new ArrayList<>();
    List<TaxonomyRelease> releases = published;
    Optional<TaxonomyRelease> target = new Content(releases, Optional.of(inUse)).back(SHIPPED);
    while (target.isPresent() && gone.size() < 10) {
      TaxonomyRelease now = target.get();
      gone.add(now.getVersion());
      releases =
          Stream.concat(
                  releases.stream().filter(each -> !each.getVersion().equals(now.getVersion())),
                  Stream.of(now))
              .toList();
      target = new Content(releases, Optional.of(now)).back(SHIPPED);
    }
    return gone;
  }

  private static TaxonomyRelease release(String version, Instant publishedAt) {
    return new TaxonomyRelease(version, publishedAt, Map.of());
  }
}

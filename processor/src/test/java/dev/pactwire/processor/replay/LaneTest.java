package dev.pactwire.processor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTest {

  private final Lane lane = lane("trial");

  @Test
  void aPrefixIsSetApartFromTheNameBehindIt() {
    assertThat(lane.prefix()).isEqualTo("trial.");
    assertThat(lane("trial-").prefix()).isEqualTo("trial-");
    assertThat(lane.topics().classified().name()).isEqualTo("trial.news.classified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", ".", "..", ".a", "ä", "news.", "news.region."})
  void aPrefixThatMakesNoNamesOrLiveOnesIsRefused(String prefix) {
    assertThatThrownBy(() -> lane(prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prefix of a replay")
        .hasMessageContaining("'");
  }

  @Test
  void noLaneOwnsLiveTopicsOrThoseOfAnotherLane() {
    // Given
    Taxonomy taxonomy = Taxonomy.bundled();
    List<String> live =
        new Topics()
            .all(taxonomy.regionIds(), taxonomy.allianceIds()).stream().map(Topic::name).toList();
    List<Lane> others =
        List.of(lane("trial-"), lane("trial.news."), lane("trial.x"), lane("tria"), lane("l"));

    // When, Then
    assertThat(live).noneMatch(lane::owns);
    assertThat(lane.outputs(taxonomy)).extracting(Topic::name).allMatch(lane::owns);
    assertThat(lane.owns(lane.merged().name())).isTrue();
    assertThat(lane.owns("pactwire-replay-trial.-identities-changelog")).isTrue();
    for (Lane other : others) {
      assertThat(other.outputs(taxonomy)).extracting(Topic::name).noneMatch(lane::owns);
      assertThat(lane.outputs(taxonomy)).extracting(Topic::name).noneMatch(other::owns);
    }
  }

  @Test
  void aLaneHasEveryTopicThatTheLiveProcessorWrites() {
    assertThat(lane.outputs(Taxonomy.bundled()))
        .extracting(topic -> topic.name().substring(lane.prefix().length()))
        .contains("news.classified", "news.unmatched", "news.clusters", "news.alliance.nato")
        .contains("news.related")
        .contains("news.duplicates", "news.dead-letters", "news.region.sahel")
        .doesNotContain("news.articles", "news.feeds", "news.feed-status", "news.taxonomy")
        .doesNotContain("news.feed-watch", "news.push-answers")
        .doesNotContain("news.counts", "news.alerts", "news.alert-notes");
  }

  @Test
  void whatBearsOldTimesIsKeptAllTheSame() {
    assertThat(lane.outputs(Taxonomy.bundled()))
        .allSatisfy(topic -> assertThat(topic.settings()).containsEntry("retention.ms", "-1"));
    assertThat(lane.merged().settings())
        .containsEntry("message.timestamp.type", "CreateTime")
        .containsEntry("retention.ms", "-1");
  }

  private static Lane lane(String prefix) {
    return new Lane(prefix, WireFormat.SINGLE_OBJECT);
  }
}

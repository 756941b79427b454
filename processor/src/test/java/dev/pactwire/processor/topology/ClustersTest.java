package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Cluster;
import dev.pactwire.schemas.ClusterMember;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.testkit.Articles;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** What news.clusters tells. */
class ClustersTest extends OnTopology {

  private static final String TEXT = Articles.text(11, 200);

  @Test
  void nothingIsToldOfAnArticleAloneNorOfItsVersions() {
    run.send(at("a", "courier", "https://www.courier.example/a", "One", TEXT));
    run.send(at("a", "courier", "https://www.courier.example/a", "Two", TEXT));
    run.send(at("a", "courier", "https://www.courier.example/a", "Two", TEXT));
    run.send(Articles.retraction("a", "courier"));
    assertThat(run.clusters()).isEmpty();
  }

  @Test
  void eachCopyThatJoinsIsToldWithEverythingThatIsKnownOfTheCluster() {
    // Given an article
    run.send(at("a", "courier", "https://www.courier.example/a", "One", TEXT));
    // When a copy comes from another feed of its publisher, and one from elsewhere
    run.advance(Duration.ofHours(1));
    run.send(at("b", "courier-world", "https://courier.example/w/b?x=1", "B", TEXT));
    run.advance(Duration.ofHours(1));
    run.send(at("c", "ledger", null, "C", "From our desk. " + TEXT));
    // Then there are three articles of three sources and two publishers
    List<TestRecord<String, Cluster>> told = run.clusters();
    assertThat(told).extracting(TestRecord::key).containsExactly("a", "a");
    assertThat(told).extracting(r -> r.value().getSize()).containsExactly(2, 3);
    Cluster cluster = told.get(1).value();
    assertThat(cluster.getSources()).containsExactly("courier", "courier-world", "ledger");
    assertThat(cluster.getPublishers()).containsExactly("courier.example", "ledger");
    assertThat(cluster.getFirstSeen()).isEqualTo(Articles.FETCHED);
    assertThat(cluster.getLastSeen()).isEqualTo(Articles.FETCHED.plus(Duration.ofHours(2)));
    assertThat(cluster.getRepresentative())
        .contains(new ClusterMember("a", "courier", "One", "https://www.courier.example/a"));
    assertThat(cluster.getLanguage()).isEqualTo("en");
    // And each names the record that changed it
    assertThat(OutcomeHeaders.originOf(told.get(1).headers()).orElseThrow().offset()).isEqualTo(2);
    assertThat(OutcomeHeaders.read(told.get(1).headers())).isEmpty();
  }

  @Test
  void versionsOfACopyCountOnceAndAnotherHeadlineIsTold() {
    // Given a cluster of two
    run.send(at("a", "courier", null, "One", TEXT));
    run.send(at("b", "ledger", null, "B", TEXT));
    run.clusters();
    // When the copy changes, and the headline of the first
    run.send(at("b", "ledger", null, "B changed", TEXT));
    run.send(at("a", "courier", null, "Another headline", TEXT));
    // Then only the headline is told
    assertThat(run.clusters())
        .singleElement()
        .satisfies(
            r -> assertThat(r.value().getSize()).isEqualTo(2),
            r ->
                assertThat(r.value().getRepresentative().orElseThrow().getTitle())
                    .isEqualTo("Another headline"));
  }

  @Test
  void afterAWithdrawalTheNextThatIsToldSpeaksForTheCluster() {
    // Given a cluster of two
    run.send(at("a", "courier", null, "One", TEXT));
    run.send(at("b", "ledger", null, "B", TEXT));
    run.clusters();
    // When its first article is withdrawn, and another carries the text
    run.send(Articles.retraction("a", "courier"));
    run.send(at("c", "monitor", null, "C", TEXT));
    run.send(at("d", "kurier", null, "D", TEXT));
    // Then nobody speaks for it in between
    List<TestRecord<String, Cluster>> told = run.clusters();
    assertThat(told).extracting(TestRecord::key).containsOnly("a");
    assertThat(told).extracting(r -> r.value().getSize()).containsExactly(2, 3, 4);
    assertThat(told.get(0).value().getRepresentative()).isEmpty();
    assertThat(told.get(2).value().getRepresentative())
        .contains(new ClusterMember("c", "monitor", "C", null));
  }

  private static Article at(String id, String source, String url, String title, String text) {
    return Article.newBuilder(Articles.article(id, source, title, text))
        .setUrl(url)
        .setCanonicalUrl(url)
        .build();
  }
}

package dev.pactwire.dashboard.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.Samples;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.FeedState;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.RelatedAcross;
import dev.pactwire.schemas.Relation;
import dev.pactwire.schemas.RelationReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Slot P0 = new Slot(Channel.ARTICLES, 0);
  private static final Slot P1 = new Slot(Channel.ARTICLES, 1);
  private static final Slot COPIES = new Slot(Channel.DUPLICATES, 0);
  private static final Set<Channel> ARTICLES = Set.of(Channel.ARTICLES);

  private final Window window = window(3);

  private static Window window(int count) {
    Map<Channel, Bounds> bounds = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      bounds.put(channel, new Bounds(count, 1L << 20));
    }
    return new Window(bounds);
  }

  private void tell(Slot slot, long offset, String id) {
    window.append(slot, offset, new Item.Told(Samples.article(id, "nato")));
  }

  private static List<String> ids(Missed missed) {
    return ((Missed.Complete) missed)
        .entries().stream()
            .map(e -> ((Item.Told) e.item()).article().getArticle().getArticleId())
            .toList();
  }

  @Test
  void relationsAreKnownFromBothSidesAndForgottenWithTheirEvent() {
    // Given
    Slot related = new Slot(Channel.RELATED, 0);
    for (int at = 0; at < 4; at++) {
      window.append(
          related,
          at,
          new Item.Related(
              new Relation(
                  "de-" + at,
                  "de",
                  Samples.AT,
                  List.of(
                      new RelatedAcross(
                          "en-" + at, "en", List.of(RelationReason.LINK), List.of(), List.of())))));
    }

    // When / Then: the window holds three
    assertThat(window.relations("de-3")).hasSize(1).isEqualTo(window.relations("en-3"));
    assertThat(window.relations("de-0")).isEmpty();
    assertThat(window.relations("en-0")).isEmpty();
  }

  private void relate(long offset, String later, String earlier) {
    window.append(
        new Slot(Channel.RELATED, 0),
        offset,
        new Item.Related(
            new Relation(
                later,
                "de",
                Samples.AT,
                List.of(
                    new RelatedAcross(
                        earlier, "en", List.of(RelationReason.LINK), List.of(), List.of())))));
  }

  private Filter.Fit fitOfRelation(String alliance) {
    Filter filter =
        new Filter(Set.of(alliance), Set.of(), Set.of(), Set.of(), Set.of(), false, List.of());
    return filter.fit(window.entries(Set.of(Channel.RELATED)).get(0).item());
  }

  @Test
  void aRelationIsWantedByWhoeverWantsAnyOfItsArticlesWhicheverIsReadFirst() {
    // Given a relation that is read before the articles
    relate(0, "later", "earlier");
    assertThat(fitOfRelation("nato")).isEqualTo(Filter.Fit.NOT);
    assertThat(Filter.ALL.fit(window.entries(Set.of(Channel.RELATED)).get(0).item()))
        .isEqualTo(Filter.Fit.FITS);

    // When each of them is read
    window.append(P0, 0, new Item.Told(Samples.article("later", "eu")));
    assertThat(fitOfRelation("nato")).isEqualTo(Filter.Fit.NOT);
    assertThat(fitOfRelation("eu")).isEqualTo(Filter.Fit.FITS);
    tell(P0, 1, "earlier");

    // Then it is wanted by both filters
    assertThat(fitOfRelation("nato")).isEqualTo(Filter.Fit.FITS);
    assertThat(fitOfRelation("eu")).isEqualTo(Filter.Fit.FITS);
    assertThat(fitOfRelation("brics")).isEqualTo(Filter.Fit.NOT);
  }

  @Test
  void aRelationReadBehindItsArticlesIsWantedByWhoeverWantsAnyOfThem() {
    tell(P0, 0, "earlier");
    window.append(P0, 1, new Item.Told(Samples.article("later", "eu")));
    relate(0, "later", "earlier");
    assertThat(fitOfRelation("nato")).isEqualTo(Filter.Fit.FITS);
    assertThat(fitOfRelation("eu")).isEqualTo(Filter.Fit.FITS);
    assertThat(fitOfRelation("brics")).isEqualTo(Filter.Fit.NOT);
  }

  @Test
  void whoComesBackGetsExactlyWhatFollowedInEachPartition() {
    // Given
    tell(P0, 4, "a");
    tell(P1, 9, "b");
    Cursor cursor = window.position();
    tell(P1, 11, "c");
    tell(P0, 5, "d");

    // When
    Missed missed = window.since(cursor, ARTICLES);

    // Then
    assertThat(ids(missed)).containsExactly("c", "d");
  }

  @Test
  void aCursorBehindWhatIsHeldIsGone() {
    // Given
    tell(P0, 0, "a");
    Cursor early = window.position();
    List.of("b", "c", "d", "e").forEach(id -> tell(P0, window.position().at(P0) + 1, id));

    // When
    Missed missed = window.since(early, ARTICLES);

    // Then
    assertThat(missed).isEqualTo(new Missed.Lost("gone"));
  }

  @Test
  void aCursorOfTheLastEventThatIsStillHeldIsNotGone() {
    // Given
    List.of("a", "b", "c").forEach(id -> tell(P0, window.position().at(P0) + 1, id));
    Cursor cursor = new Cursor(new java.util.TreeMap<>(Map.of(P0, 0L)));
    tell(P0, 3, "d");

    // When
    Missed missed = window.since(cursor, ARTICLES);

    // Then
    assertThat(ids(missed)).containsExactly("b", "c", "d");
  }

  @Test
  void aCursorOfATopicMadeAnewIsAhead() {
    // Given
    tell(P0, 0, "a");

    // When
    Missed missed = window.since(Cursor.parse("a0-77").orElseThrow(), ARTICLES);

    // Then
    assertThat(missed).isEqualTo(new Missed.Lost("ahead"));
  }

  @Test
  void aPartitionThatBeginsLateAndIsQuietMakesNoCursorGone() {
    // Given
    window.beginsAt(P1, 500);
    tell(P0, 0, "a");

    // When
    Missed missed = window.since(window.position(), ARTICLES);

    // Then
    assertThat(ids(missed)).isEmpty();
  }

  @Test
  void aRecordThatIsReadTwiceIsTakenInOnce() {
    // Given
    tell(P0, 0, "a");

    // When
    tell(P0, 0, "a");

    // Then
    assertThat(window.size(Channel.ARTICLES)).isEqualTo(1);
  }

  @Test
  void aChangedArticleKnowsWhatItWas() {
    // Given
    tell(P0, 0, "a");

    // When
    window.append(
        P0, 1, new Item.Told(Samples.article("a", 2, Change.UPDATED, Samples.AT, "quad")));

    // Then
    Item.Told told = (Item.Told) window.article("a").orElseThrow().item();
    assertThat(told.before()).contains(Samples.article("a", "nato"));
    assertThat(
            new Filter(Set.of("nato"), Set.of(), Set.of(), Set.of(), Set.of(), false, List.of())
                .fit(told))
        .isEqualTo(Filter.Fit.LEFT);
  }

  @Test
  void copiesStandInTheClusterOfTheirOriginal() {
    // Given
    tell(P0, 0, "a");

    // When
    window.append(COPIES, 0, new Item.Repeated(Copy.of(Samples.copy("z", "a", "wire-b"))));

    // Then
    assertThat(window.cluster("a")).hasSize(2);
    Item.Repeated copy = (Item.Repeated) window.entries(Set.of(Channel.DUPLICATES)).get(0).item();
    assertThat(copy.original()).isPresent();
  }

  @Test
  void whatIsForgottenIsFoundNoMore() {
    // Given
    tell(P0, 0, "a");

    // When
    List.of("b", "c", "d").forEach(id -> tell(P0, window.position().at(P0) + 1, id));

    // Then
    assertThat(window.article("a")).isEmpty();
    assertThat(window.cluster("a")).isEmpty();
    assertThat(window.size(Channel.ARTICLES)).isEqualTo(3);
  }

  @Test
  void aFeedThatIsPolledSeldomIsSeenThoughItsEventIsGone() {
    // Given
    Slot polls = new Slot(Channel.FEEDS, 0);
    window.append(polls, 0, new Item.Poll(poll("seldom")));

    // When
    for (int offset = 1; offset < 9; offset++) {
      window.append(polls, offset, new Item.Poll(poll("often")));
    }

    // Then
    assertThat(window.feeds()).extracting(FeedStatus::getFeedId).containsExactly("often", "seldom");
  }

  private static FeedStatus poll(String feed) {
    return FeedStatus.newBuilder()
        .setFeedId(feed)
        .setState(FeedState.HEALTHY)
        .setCheckedAt(Samples.AT)
        .setEntriesSeen(1)
        .setEntriesPublished(0)
        .setConsecutiveFailures(0)
        .build();
  }
}

package dev.pactwire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Feed;
import dev.pactwire.schemas.Pause;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** What is done with feeds, whoever asks for it. */
class FeedDeskTest {

  private static final Pause NIGHT =
      new Pause("night shift", Instant.parse("2026-11-22T10:00:00Z"), "maintenance");

  private final Kept kept = new Kept();
  private final FeedDesk desk = new FeedDesk(kept);

  /** Feeds in memory, and how often they were written. */
  private static final class Kept implements FeedDesk.Shelf {
    private final SortedMap<String, Feed> feeds = new TreeMap<>();
    private final List<String> written = new ArrayList<>();

    @Override
    public SortedMap<String, Feed> feeds() {
      return new TreeMap<>(feeds);
    }

    @Override
    public void put(Collection<Feed> some, LongConsumer progress) {
      long done = 0;
      for (Feed feed : some) {
        feeds.put(feed.getFeedId(), feed);
        written.add(feed.getFeedId());
        progress.accept(++done);
      }
    }

    @Override
    public void remove(String id) {
      feeds.remove(id);
    }
  }

  private static FeedDefinition feed(String id, String address) {
    return FeedDefinition.of(id, URI.create(address));
  }

  private static List<FeedDefinition> feeds(String... ids) {
    return List.of(ids).stream().map(id -> feed(id, "https://" + id + ".example/feed")).toList();
  }

  @Test
  void onlyWhatIsNewOrChangedIsWrittenAndAPauseStays() {
    // Given
    assertThat(desk.write(feeds("a", "b", "c"))).isEqualTo(new FeedDesk.Written(3, 0, 0));
    desk.pause(List.of("b"), NIGHT);
    kept.written.clear();
    List<Long> progress = new ArrayList<>();

    // When
    FeedDesk.Written written =
        desk.write(
            List.of(
                feed("a", "https://a.example/feed"),
                feed("b", "https://b.example/elsewhere"),
                feed("d", "https://d.example/feed")),
            progress::add);

    // Then
    assertThat(written).isEqualTo(new FeedDesk.Written(1, 1, 1));
    assertThat(kept.written).containsExactly("b", "d");
    assertThat(progress).containsExactly(1L, 2L);
    assertThat(kept.feeds.get("b").getUrl()).isEqualTo("https://b.example/elsewhere");
    assertThat(kept.feeds.get("b").getPause()).contains(NIGHT);
    assertThat(kept.feeds).containsOnlyKeys("a", "b", "c", "d");
  }

  @Test
  void aWholeListReplacesWhatThereWas() {
    desk.write(feeds("a", "b", "c"));
    desk.pause(List.of("a"), NIGHT);
    assertThat(desk.replaceAll(feeds("a", "z"))).isEqualTo(new FeedDesk.Written(1, 0, 1));
    assertThat(kept.feeds).containsOnlyKeys("a", "z");
    assertThat(kept.feeds.get("a").getPause()).contains(NIGHT);
  }

  @Test
  void feedsArePausedAndResumedOnceEach() {
    desk.write(feeds("a", "b"));
    assertThat(desk.pause(List.of("a", "a"), NIGHT))
        .isEqualTo(new FeedDesk.Change.Done(List.of("a"), List.of()));
    assertThat(desk.resume(List.of("a", "b")))
        .isEqualTo(new FeedDesk.Change.Done(List.of("a"), List.of("b")));
    assertThat(kept.feeds.get("a").getPause()).isEmpty();
  }

  @Test
  void whereOneIsUnknownNoneIsChanged() {
    desk.write(feeds("a"));
    assertThat(desk.pause(List.of("a", "ghost"), NIGHT))
        .isEqualTo(new FeedDesk.Change.Unknown("ghost"));
    assertThat(kept.feeds.get("a").getPause()).isEmpty();
  }
}

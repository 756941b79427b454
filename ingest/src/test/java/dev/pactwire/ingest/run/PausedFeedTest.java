package dev.pactwire.ingest.run;

import static dev.pactwire.ingest.run.OneFeed.RSS;
import static dev.pactwire.ingest.run.OneFeed.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Article;
import dev.pactwire.testkit.Behaviour;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A feed that rests for a while, or is defined otherwise while it is polled. */
@Timeout(180)
class PausedFeedTest {

  @AutoClose private final OneFeed feed = new OneFeed();
  private final BlockingQueue<PollReport> polls = new LinkedBlockingQueue<>();
  @AutoClose private final FeedPoller poller = feed.another(polls::add);

  @Test
  void whatWasSeenBeforeAPauseIsNotPublishedAgain() throws InterruptedException {
    // Given a feed that was polled, and paused
    feed.server.on("/feed", Behaviour.content(RSS, one("One")));
    poller.add(feed.definition(), Optional.empty());
    assertThat(next().published()).isOne();
    poller.pause("feed");

    // When it has something new, and goes on after a day
    feed.server.on("/feed", Behaviour.content(RSS, two()));
    feed.clock.forward(Duration.ofDays(1));
    poller.add(feed.definition(), Optional.empty());
    PollReport after = next();

    // Then that alone is published
    assertThat(after.published()).isOne();
    assertThat(after.known()).isOne();
    assertThat(feed.sink.articles).extracting(Article::getTitle).containsExactly("One", "Two");
  }

  @Test
  void aFeedThatIsDefinedOtherwiseIsPolledAtOnceAndRemembersWhatItHasSeen()
      throws InterruptedException {
    // Given
    feed.server.on("/feed", Behaviour.content(RSS, one("One")));
    poller.add(feed.definition(), Optional.empty());
    next();

    // When
    feed.server.on("/feed", Behaviour.content(RSS, two()));
    poller.add(inGerman(), Optional.empty());
    PollReport after = next();

    // Then
    assertThat(after.published()).isOne();
    assertThat(feed.sink.articles).extracting(Article::getTitle).containsExactly("One", "Two");
    assertThat(feed.sink.articles.get(1).getLanguage()).contains("de");
  }

  @Test
  void aFeedThatWasRemovedIsANewOneWhenItComesBack() throws InterruptedException {
    // Given
    feed.server.on("/feed", Behaviour.content(RSS, one("One")));
    poller.add(feed.definition(), Optional.empty());
    next();

    // When
    poller.remove("feed");
    poller.add(feed.definition(), Optional.empty());

    // Then
    assertThat(next().published()).isOne();
  }

  private PollReport next() throws InterruptedException {
    PollReport report = polls.poll(90, TimeUnit.SECONDS);
    assertThat(report).isNotNull();
    return report;
  }

  private FeedDefinition inGerman() {
    FeedDefinition before = feed.definition();
    return new FeedDefinition(
        before.id(),
        before.url(),
        before.title(),
        Optional.of("de"),
        before.country(),
        before.interval());
  }

  private static String two() {
    String second = one("Two");
    String item = second.substring(second.indexOf("<item>"), second.indexOf("</channel>"));
    return one("One").replace("<item>", item + "<item>");
  }
}

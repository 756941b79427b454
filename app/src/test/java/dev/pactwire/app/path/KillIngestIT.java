package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.app.AppProcess;
import dev.pactwire.ingest.publish.FeedRecords;
import dev.pactwire.ingest.publish.FeedStore;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.ChildJvm;
import dev.pactwire.testkit.FeedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One of three instances of ingest is killed while it polls; the others go on with its feeds. */
@Timeout(600)
class KillIngestIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int FEEDS = 24;
  private static final int KILLED = 128 + 9;

  /**
   * Seconds within which feeds are handed over, told by the polls of feeds that stayed where they
   * were: each is polled once in a second at most, and less often on a machine that is busy with
   * other things. So this clock goes more slowly when everything does.
   */
  private static final int HANDED_OVER_WITHIN = 30;

  private final AtomicInteger shown = new AtomicInteger(1);
  private final Set<Integer> held = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> answered = new ConcurrentHashMap<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  @TempDir private Path folder;

  @Test
  void noEntryIsLostAndNoneIsToldTwice() throws Exception {
    try (LocalPath path = new LocalPath();
        FeedServer server = FeedServer.start();
        CommittedLog log = new CommittedLog(path.brokers());
        NewsProcessor processor = path.processor(folder, Map.of())) {
      // Given feeds that three instances share
      processor.start();
      feeds(path.brokers(), server);
      try (ChildJvm first = ingest(path.brokers());
          ChildJvm second = ingest(path.brokers());
          ChildJvm third = ingest(path.brokers())) {
        for (ChildJvm each : List.of(first, second, third)) {
          each.awaitError(line -> line.contains("Polling our share"), SOON);
        }
        Await.until("all first entries are told", SOON, () -> told(log).size() >= FEEDS);

        // When one is killed in the middle of its polls, of feeds that show something new
        gate = new CountDownLatch(1);
        Await.until("every feed is being polled", SOON, () -> held.size() == FEEDS);
        shown.set(2);
        second.kill();
        assertThat(second.awaitExit(SOON)).isEqualTo(KILLED);
        long killed = System.nanoTime();
        answered.clear();
        gate.countDown();
        Await.until("every feed is polled again", SOON, () -> answered.size() == FEEDS);
        int polls = Collections.max(answered.values());
        System.out.printf(
            "KillIngestIT: handed over within %d s, while others were polled %d times%n",
            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - killed), polls);
        assertThat(polls).isLessThan(HANDED_OVER_WITHIN);
        shown.set(3);

        // Then every entry is told, and each once
        Await.until("all entries are told", SOON, () -> told(log).size() >= 3 * FEEDS);
        assertThat(told(log)).hasSize(3 * FEEDS).doesNotHaveDuplicates();
      }
    }
  }

  private static List<String> told(CommittedLog log) {
    return log.read(new Topics().classified().name()).stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .toList();
  }

  private void feeds(String brokers, FeedServer server) {
    List<FeedDefinition> feeds =
        IntStream.range(0, FEEDS)
            .peek(i -> server.on("/" + i, feed(i)))
            .mapToObj(i -> FeedDefinition.of("feed-" + i, server.url("/" + i)))
            .toList();
    try (FeedStore store = new FeedStore(Map.of("bootstrap.servers", brokers), new Topics())) {
      store.put(feeds.stream().map(FeedRecords::of).toList());
    }
  }

  /** A feed that waits for the gate, and then shows what there is. */
  private Behaviour feed(int number) {
    return (request, out) -> {
      if (gate.getCount() > 0) {
        held.add(number);
        gate.await();
      }
      StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>F</title>");
      for (int i = 0; i < shown.get(); i++) {
        rss.append("<item><title>News %d of %d</title>".formatted(i, number))
            .append("<link>https://f%d.example/%d</link><description>".formatted(number, i))
            .append(Articles.text(1_000L * number + i, 200))
            .append("</description></item>");
      }
      Behaviour.content("application/rss+xml", rss.append("</channel></rss>").toString())
          .answer(request, out);
      out.flush();
      answered.merge(number, 1, Integer::sum);
    };
  }

  private static ChildJvm ingest(String brokers) {
    return AppProcess.start(
        "ingest",
        "--shared",
        "--bootstrap-servers",
        brokers,
        "--set",
        "kafka.session.timeout.ms=6000",
        "--set",
        "ingest.allowed.hosts=127.0.0.1",
        "--set",
        "ingest.workers=" + FEEDS,
        "--set",
        "poll.shortest=1s",
        "--set",
        "poll.usual=1s",
        "--set",
        "poll.longest=2s");
  }
}

package dev.pactwire.bench.feeds;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.polite.Manners;
import dev.pactwire.ingest.polite.PoliteFetcher;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.publish.KafkaArticleSink;
import dev.pactwire.ingest.run.FeedPoller;
import dev.pactwire.ingest.run.IngestSettings;
import dev.pactwire.ingest.run.PollReport;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.schemas.Topics;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The instance under load, in a JVM of its own: polls the feeds of a farm with ingest's own parts
 * and prints what came of it, a word and a number a line.
 */
final class Instance {

  private static final int SAMPLES = 6;

  private Instance() {}

  /**
   * Arguments: servers, port, hosts, feeds, factor, workers, seconds of warm-up, seconds, rounds.
   */
  public static void main(String[] args) throws InterruptedException {
    int[] numbers = IntStream.range(1, args.length).map(i -> Integer.parseInt(args[i])).toArray();
    List<FeedDefinition> feeds = feeds(numbers[0], numbers[1], numbers[2]);
    boolean burst = numbers[7] > 0;
    Manners manners =
        new Manners(
            Duration.ofSeconds(5).dividedBy(numbers[3]),
            Duration.ofSeconds(30),
            true,
            burst ? hosts(numbers[1]) : Set.of());
    Schedule schedule = new Schedule(Clock.systemUTC());
    AtomicLong published = new AtomicLong();
    try (KafkaArticleSink sink =
            new KafkaArticleSink(Map.of("bootstrap.servers", args[0]), new Topics());
        PoliteFetcher fetcher =
            new PoliteFetcher(
                new HttpFetcher(
                    FetchLimits.defaults(), AllowedHosts.of(hosts(numbers[1])), Clock.systemUTC()),
                "pactwire",
                manners,
                Clock.systemUTC(),
                wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));
        FeedPoller poller =
            new FeedPoller(
                fetcher,
                sink,
                settings(numbers[3], numbers[4]),
                Clock.systemUTC(),
                ThreadLocalRandom::current,
                report -> {
                  published.addAndGet(report.published());
                  schedule.polled(report);
                })) {
      if (burst) {
        burst(poller, feeds, numbers[7]);
      } else {
        poller.start(feeds);
        TimeUnit.SECONDS.sleep(numbers[5]);
        schedule.count();
        watch(numbers[6]);
        schedule.end();
        schedule.print();
      }
    }
    System.out.println("published " + published.get());
    System.out.println("done 1");
  }

  private static void burst(FeedPoller poller, List<FeedDefinition> feeds, int rounds)
      throws InterruptedException {
    poller.pollOnce(feeds);
    long before = System.nanoTime();
    long entries = 0;
    for (int round = 0; round < rounds; round++) {
      entries += poller.pollOnce(feeds).stream().mapToInt(PollReport::published).sum();
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    System.out.println("entries " + entries);
    System.out.println("rate " + Math.round(entries / seconds));
    System.out.println(
        "cpu "
            + ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L));
  }

  /** The heap in use after a collection, some times over. */
  private static void watch(int seconds) throws InterruptedException {
    for (int i = 0; i < SAMPLES; i++) {
      TimeUnit.MILLISECONDS.sleep(seconds * 1_000L / SAMPLES);
      System.gc();
      System.out.println(
          "heap " + (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20));
    }
  }

  private static IngestSettings settings(int factor, int workers) {
    PollPolicy usual = PollPolicy.defaults();
    return new IngestSettings(
        new PollPolicy(
            usual.shortest().dividedBy(factor),
            usual.usual().dividedBy(factor),
            usual.longest().dividedBy(factor)),
        workers,
        IngestSettings.defaults().remembered(),
        50,
        3);
  }

  private static List<FeedDefinition> feeds(int port, int hosts, int feeds) {
    return IntStream.range(0, feeds)
        .mapToObj(
            i ->
                FeedDefinition.of(
                    "feed-" + i,
                    URI.create("http://" + Farm.host(i % hosts) + ":" + port + "/feed-" + i)))
        .toList();
  }

  private static Set<String> hosts(int hosts) {
    return IntStream.range(0, hosts).mapToObj(Farm::host).collect(Collectors.toSet());
  }
}

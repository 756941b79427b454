package dev.pactwire.bench.feeds;

import dev.pactwire.bench.Folder;
import dev.pactwire.bench.cluster.Cluster;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.ChildJvm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The load of ingestion as a command. */
@Command(
    name = "bench/run feeds",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Polls feeds of many hosts on 127.0.x.y with one instance in a JVM of its own (-Xmx512m) that publishes to a broker.",
      "An hour's load is compressed by a factor: intervals of feeds and of hosts, not the time that hosts need to answer.",
      "With --entries each poll finds so many new entries at hosts that answer at once and have no budget.",
      "Ends with 0 when the bars hold: 99 % of polls within a tenth of their interval, no host over its budget, the heap",
      "not growing by a quarter between the halves of the measurement; with --entries 2,000 entries/s; p99 from poll to news.articles below 2 s."
    },
    footer = {
      "",
      "Examples:",
      "  bench/run feeds",
      "  bench/run feeds --feeds 1000 --hosts 50 --seconds 40 --warm-up 30",
      "  bench/run feeds --entries 50 --feeds 400 --hosts 100 --workers 8"
    })
public final class FeedLoad implements Callable<Integer> {

  private static final int WINDOW = 10;
  private static final double ON_TIME = 0.99;
  private static final double GROWTH = 1.25;
  private static final int RATE = 2_000;
  private static final long MOST_P99_MS = 2_000;
  private static final Duration SPARE = Duration.ofSeconds(90);

  @Option(names = "--feeds", defaultValue = "10000", description = "Default: 10000.")
  private int feeds;

  @Option(names = "--hosts", defaultValue = "500", description = "Default: 500.")
  private int hosts;

  @Option(names = "--factor", defaultValue = "20", description = "Compression. Default: 20.")
  private int factor;

  @Option(
      names = "--workers",
      defaultValue = "200",
      description = "Feeds polled at the same time; delays are not compressed. Default: 200.")
  private int workers;

  @Option(names = "--warm-up", defaultValue = "70", description = "Seconds. Default: 70.")
  private int warmUp;

  @Option(names = "--seconds", defaultValue = "110", description = "Measured. Default: 110.")
  private int seconds;

  @Option(names = "--entries", defaultValue = "0", description = "New entries a poll. Default: 0.")
  private int entries;

  @Option(names = "--rounds", defaultValue = "3", description = "With --entries. Default: 3.")
  private int rounds;

  private boolean held = true;

  public static void main(String[] args) {
    System.exit(new CommandLine(new FeedLoad()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    boolean burst = entries > 0;
    Topics topics = new Topics();
    try (Folder folder = Folder.temporary();
        Cluster cluster = Cluster.start(folder.path());
        Farm farm =
            Farm.start(
                burst ? FeedPages.alwaysNew(entries) : FeedPages.rhythmic(factor),
                burst ? Weather.fair() : Weather.real())) {
      new TopicSetup(cluster.admin()).ensure(topics.all(List.of(), List.of()));
      String servers = cluster.bootstrapServers();
      try (Arrivals arrivals = Arrivals.start(servers, topics.articles());
          ChildJvm instance = instance(servers, farm.port())) {
        instance.awaitOutput(
            line -> line.startsWith("done"), Duration.ofSeconds(warmUp + seconds).plus(SPARE));
        instance.errors().stream().limit(5).forEach(System.err::println);
        if (burst) {
          long rate = numbers(instance, "rate").sum();
          say(
              "Entries published: %d, %d a second (bar: %d)",
              rate >= RATE, numbers(instance, "entries").sum(), rate, RATE);
          say("CPU of the instance: %d ms, start included", true, numbers(instance, "cpu").sum());
        } else {
          schedule(instance, farm);
        }
        Histogram times = arrivals.times();
        say(
            "From poll to news.articles: %d articles, p50 %d ms, p99 %d ms, longest %d ms (bar: p99 %d ms)",
            times.getValueAtPercentile(99) < MOST_P99_MS,
            times.getTotalCount(),
            times.getValueAtPercentile(50),
            times.getValueAtPercentile(99),
            times.getMaxValue(),
            MOST_P99_MS);
      }
    }
    return held ? 0 : 1;
  }

  private ChildJvm instance(String servers, int port) {
    List<String> arguments =
        Stream.concat(
                Stream.of(servers),
                Stream.of(
                        port,
                        hosts,
                        feeds,
                        factor,
                        workers,
                        warmUp,
                        seconds,
                        entries > 0 ? rounds : 0)
                    .map(String::valueOf))
            .toList();
    return ChildJvm.start(
        List.of("-Xmx512m", "-XX:+UseSerialGC"), Instance.class.getName(), arguments);
  }

  private void schedule(ChildJvm instance, Farm farm) {
    long polls = numbers(instance, "polls").sum();
    long late = numbers(instance, "late").sum();
    double onTime = polls == 0 ? 0 : 1 - (double) late / polls;
    say(
        "Polls: %d, %.1f a second; within a tenth of their interval: %.2f %% (bar: 99 %%); %d failed",
        onTime >= ON_TIME,
        polls,
        (double) polls / seconds,
        100 * onTime,
        numbers(instance, "failed").sum());
    Budgets budgets =
        Budgets.of(farm.asked().values(), Duration.ofSeconds(5).dividedBy(factor), WINDOW);
    say(
        "Hosts: %d asked %d times; over their budget in some %d intervals: %d; least time between two requests: %.0f %% of the interval",
        budgets.over() == 0,
        budgets.hosts(),
        budgets.requests(),
        WINDOW,
        budgets.over(),
        100 * budgets.least());
    long[] heap = numbers(instance, "heap").toArray();
    int half = heap.length / 2;
    double before = LongStream.of(heap).limit(half).average().orElse(0);
    double after = LongStream.of(heap).skip(half).average().orElse(0);
    say(
        "Heap after collections: %s MB of 512",
        after <= GROWTH * before, LongStream.of(heap).boxed().toList());
  }

  private void say(String form, boolean holds, Object... values) {
    System.out.printf((holds ? "" : "FAILS: ") + form + "%n", values);
    held &= holds;
  }

  private static LongStream numbers(ChildJvm instance, String word) {
    return instance.output().stream()
        .filter(line -> line.startsWith(word + " "))
        .mapToLong(line -> Long.parseLong(line.substring(word.length() + 1)));
  }
}

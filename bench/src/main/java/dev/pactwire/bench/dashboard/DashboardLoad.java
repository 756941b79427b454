package dev.pactwire.bench.dashboard;

import dev.pactwire.app.Pactwire;
import dev.pactwire.bench.Folder;
import dev.pactwire.bench.cluster.Cluster;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.ChildJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The load of the dashboard as a command. */
@Command(
    name = "bench/run dashboard",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes articles of 5 KB to news.articles at an even pace, lets a processor in a JVM of its own work on them,",
      "and takes the time until each of many subscribers of a dashboard in a JVM of its own (-Xmx512m) has each of them.",
      "Idle subscribers are connected besides. The first five seconds are not counted.",
      "Ends with 0 when nobody missed anything and p99 is under 1.5 s."
    })
public final class DashboardLoad implements Callable<Integer> {
  private static final Pattern ADDRESS =
      Pattern.compile("The dashboard is at http://127\\.0\\.0\\.1:(\\d+)\\. .*");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long MOST_P99_MICROS = 1_500_000;
  private static final double MICROS_A_MILLI = 1_000;

  /** The dashboard limits how often one address asks. */
  private static final int WITHOUT_PAUSE = 900;

  private static final long PAUSE_MS = 12;

  /** Each article is one or the other. */
  private static final String STREAM =
      "/api/v1/stream?topic=news.classified,news.duplicates&snapshot=0&view=";

  @Option(names = "--subscribers", defaultValue = "200", description = "Default: 200.")
  private int subscribers;

  @Option(
      names = "--idle",
      defaultValue = "0",
      description = "Further subscribers, of an alliance that never comes up. Default: 0.")
  private int idle;

  @Option(names = "--rate", defaultValue = "200", description = "Articles a second. Default: 200.")
  private int rate;

  @Option(names = "--seconds", defaultValue = "20", description = "For so long. Default: 20.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "15",
      description =
          "Seconds of articles before those that count: a processor just started is slower until its code is compiled. Default: 15.")
  private int warmUp;

  @Option(
      names = "--view",
      defaultValue = "summary",
      description = "full or summary, as the page. Default: summary.")
  private String view;

  @Option(
      names = "--from",
      defaultValue = "articles",
      description =
          "articles: published to news.articles, and processed; classified: published to news.classified at once. Default: articles.")
  private String from;

  public static void main(String[] args) {
    System.exit(new CommandLine(new DashboardLoad()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Topics topics = new Topics();
    try (Folder folder = Folder.temporary();
        Cluster cluster = Cluster.start(folder.path())) {
      new TopicSetup(cluster.admin()).ensure(topics.all(List.of(), List.of()));
      String servers = cluster.bootstrapServers();
      boolean whole = from.equals("articles");
      String state = folder.path().resolve("state").toString();
      try (ChildJvm processor =
              whole
                  ? pactwire("process", "--bootstrap-servers", servers, "--state-dir", state)
                  : null;
          ChildJvm dashboard =
              pactwire("dashboard", "--bootstrap-servers", servers, "--port", "0");
          Subscribers all = new Subscribers()) {
        Matcher address =
            ADDRESS.matcher(dashboard.awaitError(line -> ADDRESS.matcher(line).matches(), LONG));
        if (!address.matches()) {
          throw new IllegalStateException("The dashboard has no address.");
        }
        int port = Integer.parseInt(address.group(1));
        if (whole) {
          processor.awaitError(line -> line.startsWith("Processing."), LONG);
        }
        connect(all, port);
        long expected = (long) rate * seconds * subscribers;
        new Publishing(servers, rate, warmUp, seconds).publish(topics, whole);
        awaitAll(all, expected);
        System.out.println(heap(port));
        System.out.printf("CPU of the dashboard: %.1f s%n", cpuSeconds(dashboard.pid()));
        return report(all, expected) ? 0 : 1;
      }
    }
  }

  private static ChildJvm pactwire(String... arguments) {
    return ChildJvm.start(
        List.of("-Xmx512m", "-XX:+UseSerialGC"), Pactwire.class.getName(), List.of(arguments));
  }

  private static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toMillis()
        / MICROS_A_MILLI;
  }

  private static String heap(int port) throws Exception {
    String metrics =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
                BodyHandlers.ofString())
            .body();
    double bytes =
        metrics
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    return "Heap of the dashboard: %.0f MB used, garbage included, of 512".formatted(bytes / 1e6);
  }

  private void connect(Subscribers all, int port) throws Exception {
    TimeUnit.SECONDS.sleep(3); // The topics are empty; reading them takes a moment all the same.
    for (int i = 0; i < subscribers + idle; i++) {
      String filter = i < subscribers ? "" : "&alliance=none-of-them";
      if (i > WITHOUT_PAUSE) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
      all.add(port, STREAM + view + filter);
    }
    all.start();
    long deadline = System.nanoTime() + LONG.toNanos();
    while (all.live() < subscribers + idle && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    System.err.printf("%d of %d subscribers are connected%n", all.live(), subscribers + idle);
  }

  private static void awaitAll(Subscribers all, long expected) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (all.seen() < expected && all.lost() == 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean report(Subscribers all, long expected) {
    Histogram micros = all.micros();
    System.out.printf(
        "From news.%s to %d subscribers (%s), besides %d idle ones, %d articles/s for %d s: %d of %d events seen, %d connections lost%n",
        from, subscribers, view, idle, rate, seconds, all.seen(), expected, all.lost());
    System.out.printf(
        "Due to seen: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms (must be < 1500), max %.0f ms%n",
        micros.getValueAtPercentile(50) / MICROS_A_MILLI,
        micros.getValueAtPercentile(90) / MICROS_A_MILLI,
        micros.getValueAtPercentile(99) / MICROS_A_MILLI,
        micros.getMaxValue() / MICROS_A_MILLI);
    System.out.println(
        "p99 of the articles due in each second, ms: "
            + all.microsBySecond().stream()
                .map(second -> "%.0f".formatted(second.getValueAtPercentile(99) / MICROS_A_MILLI))
                .collect(Collectors.joining(" ")));
    return all.seen() == expected
        && all.lost() == 0
        && micros.getValueAtPercentile(99) < MOST_P99_MICROS;
  }
}

package dev.pactwire.bench.dashboard;

import dev.pactwire.app.Pactwire;
import dev.pactwire.bench.Folder;
import dev.pactwire.bench.cluster.Cluster;
import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Evidence;
import dev.pactwire.schemas.EvidenceField;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Role;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.ChildJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The load of the dashboard as a command. */
@Command(
    name = "bench/run dashboard",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes articles of 5 KB to news.classified at an even pace, and takes the time until each of",
      "many subscribers of a dashboard in a JVM of its own (-Xmx512m) has each of them. Idle subscribers",
      "are connected besides. The first five seconds are not counted. Ends with 0 when nobody missed anything and p99 is under 1.5 s."
    })
public final class DashboardLoad implements Callable<Integer> {
  private static final Pattern ADDRESS =
      Pattern.compile("The dashboard is at http://127\\.0\\.0\\.1:(\\d+)\\. .*");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Instant AT = Instant.parse("2026-11-02T08:00:00Z");
  private static final long MOST_P99_MICROS = 1_500_000;
  private static final double MICROS_A_MILLI = 1_000;

  /** The dashboard limits how often one address asks. */
  private static final int WITHOUT_PAUSE = 900;

  private static final long PAUSE_MS = 12;
  private static final int WARM_UP_SECONDS = 5;

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
      names = "--view",
      defaultValue = "summary",
      description = "full or summary, as the page. Default: summary.")
  private String view;

  public static void main(String[] args) {
    System.exit(new CommandLine(new DashboardLoad()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Topics topics = new Topics();
    try (Folder folder = Folder.temporary();
        Cluster cluster = Cluster.start(folder.path())) {
      new TopicSetup(cluster.admin()).ensure(topics.all(List.of(), List.of()));
      try (ChildJvm dashboard =
              ChildJvm.start(
                  List.of("-Xmx512m", "-XX:+UseSerialGC"),
                  Pactwire.class.getName(),
                  List.of(
                      "dashboard",
                      "--bootstrap-servers",
                      cluster.bootstrapServers(),
                      "--port",
                      "0"));
          Subscribers all = new Subscribers()) {
        Matcher address =
            ADDRESS.matcher(dashboard.awaitError(line -> ADDRESS.matcher(line).matches(), LONG));
        if (!address.matches()) {
          throw new IllegalStateException("The dashboard has no address.");
        }
        int port = Integer.parseInt(address.group(1));
        connect(all, port);
        long expected = (long) rate * seconds * subscribers;
        publish(cluster.bootstrapServers(), topics.classified());
        awaitAll(all, expected);
        System.out.println(heap(port));
        System.out.printf("CPU of the dashboard: %.1f s%n", cpuSeconds(dashboard.pid()));
        return report(all, expected) ? 0 : 1;
      }
    }
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
      all.add(port, "/api/v1/stream?snapshot=0&view=" + view + filter);
    }
    all.start();
    long deadline = System.nanoTime() + LONG.toNanos();
    while (all.live() < subscribers + idle && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    System.err.printf("%d of %d subscribers are connected%n", all.live(), subscribers + idle);
  }

  private void publish(String servers, Topic<String, ClassifiedArticle> topic) {
    Corpus corpus = Corpus.from(Optional.empty());
    Map<String, Object> settings =
        Map.of("bootstrap.servers", servers, "acks", "all", "compression.type", "lz4");
    try (Producer<String, ClassifiedArticle> producer =
        new KafkaProducer<>(
            settings, topic.keySerde().serializer(), topic.valueSerde().serializer())) {
      long gap = TimeUnit.SECONDS.toNanos(1) / rate;
      long start = System.nanoTime() + gap;
      for (int i = 0; i < rate * (WARM_UP_SECONDS + seconds); i++) {
        long due = start + i * gap;
        ClassifiedArticle article = article(corpus.article(i), i, title(i, due));
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        OutcomeHeaders headers = new OutcomeHeaders(new Position(0, i), "bench", Outcome.NEW);
        producer.send(
            new ProducerRecord<>(
                topic.name(),
                null,
                article.getArticle().getArticleId(),
                article,
                headers.asHeaders()));
      }
    }
  }

  /** Subscribers look for the mark of those that count. */
  private String title(int number, long due) {
    return number < rate * WARM_UP_SECONDS ? "Warming up" : "T@" + due + "@";
  }

  private static ClassifiedArticle article(Article plain, int number, String title) {
    Evidence evidence = new Evidence(EvidenceField.TEXT, 0, 4, "some", "nato/name", 2.0);
    return ClassifiedArticle.newBuilder()
        .setChange(Change.NEW)
        .setRevision(1)
        .setArticle(Article.newBuilder(plain).setTitle(title).build())
        .setLanguage("en")
        .setCountries(List.of(new Label("US", Role.FOCUS, 0.9, List.of(evidence))))
        .setRegions(List.of(new Label("northern-america", Role.FOCUS, 0.9, List.of(evidence))))
        .setAlliances(List.of(new Label("nato", Role.FOCUS, 0.9, List.of(evidence))))
        .setTaxonomyVersion("bench")
        .setClusterId(plain.getArticleId())
        .setOrigin(new Origin(0, (long) number, AT))
        .build();
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
        "%d subscribers (%s) and %d idle ones, %d articles/s for %d s: %d of %d events seen, %d connections lost%n",
        subscribers, view, idle, rate, seconds, all.seen(), expected, all.lost());
    System.out.printf(
        "Due to seen: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms (must be < 1500), max %.0f ms%n",
        micros.getValueAtPercentile(50) / MICROS_A_MILLI,
        micros.getValueAtPercentile(90) / MICROS_A_MILLI,
        micros.getValueAtPercentile(99) / MICROS_A_MILLI,
        micros.getMaxValue() / MICROS_A_MILLI);
    return all.seen() == expected
        && all.lost() == 0
        && micros.getValueAtPercentile(99) < MOST_P99_MICROS;
  }
}

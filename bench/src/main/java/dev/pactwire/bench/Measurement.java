package dev.pactwire.bench;

import dev.pactwire.bench.cluster.Cluster;
import dev.pactwire.bench.cluster.Loader;
import dev.pactwire.bench.contest.Contest;
import dev.pactwire.bench.contest.Contest.Laps;
import dev.pactwire.bench.contest.Lap;
import dev.pactwire.bench.contest.News;
import dev.pactwire.bench.contest.Setting;
import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.bench.latency.Latency;
import dev.pactwire.bench.latency.Outcomes;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.Producer;

/** Carries out a {@link Plan} from an empty folder to the result, and leaves nothing behind. */
final class Measurement {

  private static final Duration START_WITHIN = Duration.ofMinutes(5);
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private final Plan plan;
  private final Consumer<String> progress;
  private final Topics topics = new Topics();

  Measurement(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  Result run() throws Exception {
    Corpus corpus = Corpus.from(plan.texts());
    try (Folder folder = Folder.temporary();
        Cluster cluster = Cluster.start(folder.path().resolve("broker"))) {
      new TopicSetup(cluster.admin()).ensure(List.of(topics.articles()));
      long bytes = loader(cluster).load(corpus::article, plan.articles());
      progress.accept("%d articles loaded: %s".formatted(plan.articles(), corpus.description()));
      Setting setting = setting(cluster, folder.path());
      Laps laps =
          new Contest(cluster, setting, topics.articles().name(), progress)
              .run(plan.rounds(), topics.articles().partitions());
      Result.Latency latency =
          plan.latencySeconds() == 0 ? null : latency(cluster, setting, corpus);
      return result(corpus, bytes, laps, latency);
    }
  }

  private Loader loader(Cluster cluster) {
    return new Loader(cluster.bootstrapServers(), topics.articles());
  }

  private Setting setting(Cluster cluster, Path folder) {
    return new Setting(
        cluster.bootstrapServers(), folder.resolve("streams"), plan.threads(), plan.streams());
  }

  private Result.Latency latency(Cluster cluster, Setting setting, Corpus corpus)
      throws InterruptedException {
    cluster.empty(name -> name.startsWith("news."));
    List<String> outputs = List.of(topics.classified().name(), topics.duplicates().name());
    try (NewsProcessor processor = new News(setting).start("bench-latency");
        Producer<String, Article> producer = loader(cluster).producer();
        Outcomes outcomes =
            new Outcomes(cluster.bootstrapServers(), cluster.partitions(outputs::contains))) {
      if (!processor.awaitRunning(START_WITHIN)) {
        throw new IllegalStateException(
            "The processor did not start.", processor.failure().orElse(null));
      }
      Latency latency = new Latency(producer, topics.articles().name(), outcomes);
      int first = plan.articles();
      latency.measure(corpus::article, first, plan.latencyRate(), WARM_UP);
      first += Math.toIntExact(plan.latencyRate() * WARM_UP.toSeconds());
      return summary(
          latency.measure(
              corpus::article,
              first,
              plan.latencyRate(),
              Duration.ofSeconds(plan.latencySeconds())));
    }
  }

  private Result.Latency summary(Histogram micros) {
    return new Result.Latency(
        plan.latencyRate(),
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1000.0,
        micros.getValueAtPercentile(90) / 1000.0,
        micros.getValueAtPercentile(99) / 1000.0,
        micros.getMaxValue() / 1000.0);
  }

  private Result result(Corpus corpus, long bytes, Laps laps, Result.Latency latency) {
    double each = (double) bytes / plan.articles();
    double articles = laps.traces().articles();
    return new Result(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Machine.describe(),
        corpus.description(),
        plan.articles(),
        each,
        laps.traces().records() / articles,
        laps.traces().bytes() / articles,
        100 * laps.traces().outcomes(topics.duplicates().name()) / articles,
        List.of(
            contender("news topology", laps.news(), each),
            contender("idle topology", laps.idle(), each),
            contender("bare pass-through", laps.bare(), each)),
        ratio(laps.news(), laps.idle()),
        ratio(laps.news(), laps.bare()),
        latency);
  }

  private static Result.Contender contender(String name, List<Lap> laps, double articleBytes) {
    Spread rate = Spread.of(laps.stream().map(Lap::rate).toList());
    return new Result.Contender(
        name,
        rate,
        rate.median() * articleBytes / 1e6,
        Spread.of(laps.stream().map(Lap::cpuMicros).toList()));
  }

  /** Laps of one round stand side by side in time, so that other load on the machine hits both. */
  private static Spread ratio(List<Lap> news, List<Lap> other) {
    return Spread.of(
        IntStream.range(0, news.size())
            .mapToObj(round -> 100 * news.get(round).rate() / other.get(round).rate())
            .toList());
  }
}

package dev.pactwire.bench.block;

import dev.pactwire.bench.Folder;
import dev.pactwire.bench.cluster.Cluster;
import dev.pactwire.bench.cluster.Loader;
import dev.pactwire.bench.contest.Lap;
import dev.pactwire.bench.contest.News;
import dev.pactwire.bench.contest.Setting;
import dev.pactwire.bench.contest.Track;
import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets one thread work on one language block: what the first half of the topology has made of some
 * articles lies in one partition between the halves, and nothing comes in before it.
 *
 * <p>A first processor makes these records. Each run then has an application id, state and topics
 * of its own, so that every run finds an empty window.
 */
final class BlockRuns {

  private static final String BETWEEN = "-language-blocks-repartition";
  private static final String SOURCE = "bench-source";
  private static final int ENGLISH = 0;
  private static final Duration START_WITHIN = Duration.ofMinutes(2);
  private static final Duration LAP_WITHIN = Duration.ofMinutes(15);

  private final int articles;
  private final int runs;
  private final Map<String, String> streams = new HashMap<>();
  private final Corpus corpus;
  private final Consumer<String> progress;
  private final Topics topics = new Topics();

  BlockRuns(
      int articles,
      int runs,
      Map<String, String> streams,
      Corpus corpus,
      Consumer<String> progress) {
    this.articles = articles;
    this.runs = runs;
    this.corpus = corpus;
    this.progress = progress;
    // What lies between the halves is read again after it has been worked on.
    this.streams.put("repartition.purge.interval.ms", Long.toString(Long.MAX_VALUE));
    this.streams.putAll(streams);
  }

  /**
   * What was found.
   *
   * @param count records in the block
   * @param bytes of one of them, on average
   * @param runs all but the first two, which warm up
   */
  record Found(int count, double bytes, List<Run> runs) {}

  /**
   * One run.
   *
   * @param threadMicros work of the one thread for an article, in microseconds
   */
  record Run(Lap lap, double threadMicros) {}

  Found run() throws IOException, InterruptedException {
    try (Folder folder = Folder.temporary();
        Cluster cluster = Cluster.start(folder.path().resolve("broker"))) {
      Candidates candidates = candidates(cluster, folder.path().resolve("source"));
      cluster.empty(name -> name.startsWith("news."));
      List<Run> done = new ArrayList<>();
      for (int i = 0; i < runs + 2; i++) {
        Run run = run(cluster, folder.path().resolve("run-" + i), "bench-block-" + i, candidates);
        progress.accept(
            "Run %d: %,.0f articles/s, %.0f µs of the thread for each"
                .formatted(i, run.lap().rate(), run.threadMicros()));
        done.add(run);
      }
      return new Found(candidates.count(), candidates.meanBytes(), done.subList(2, done.size()));
    }
  }

  private Candidates candidates(Cluster cluster, Path folder) {
    new TopicSetup(cluster.admin()).ensure(List.of(topics.articles()));
    new Loader(cluster.bootstrapServers(), topics.articles()).load(corpus::article, articles);
    try (NewsProcessor processor = new News(setting(cluster, folder, 2)).start(SOURCE)) {
      track(cluster, topics.articles().name()).follow(SOURCE);
    }
    TopicPartition block = new TopicPartition(SOURCE + BETWEEN, ENGLISH);
    long end = cluster.ends(List.of(block)).get(block);
    Candidates candidates = Candidates.read(cluster.bootstrapServers(), block, end);
    cluster.forget(SOURCE);
    return candidates;
  }

  /** A processor that starts makes the topics; then the records come, and it starts again. */
  private Run run(Cluster cluster, Path folder, String application, Candidates candidates)
      throws InterruptedException {
    Setting setting = setting(cluster, folder, 1);
    try (NewsProcessor processor = new News(setting).start(application)) {
      if (!processor.awaitRunning(START_WITHIN)) {
        throw new IllegalStateException(
            "The processor did not start.", processor.failure().orElse(null));
      }
    }
    String between = application + BETWEEN;
    candidates.write(cluster.bootstrapServers(), new TopicPartition(between, ENGLISH));
    try (NewsProcessor processor = new News(setting).start(application)) {
      Lap lap = track(cluster, between).follow(application);
      return new Run(lap, workOfThread(application) / candidates.count());
    } finally {
      cluster.forget(application);
      cluster.empty(name -> name.startsWith("news."));
    }
  }

  /** Microseconds that the stream thread of an application has worked. */
  private static double workOfThread(String application) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(Objects::nonNull)
            .filter(thread -> thread.getThreadName().startsWith(application + "-"))
            .filter(thread -> thread.getThreadName().contains("-StreamThread-"))
            .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
            .max()
            .orElse(0)
        / 1e3;
  }

  private Setting setting(Cluster cluster, Path folder, int threads) {
    return new Setting(cluster.bootstrapServers(), folder, threads, streams);
  }

  private static Track track(Cluster cluster, String input) {
    return new Track(cluster, input, LAP_WITHIN);
  }
}

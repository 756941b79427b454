package dev.pactwire.bench.state;

import dev.pactwire.bench.Folder;
import dev.pactwire.bench.cluster.Cluster;
import dev.pactwire.bench.contest.News;
import dev.pactwire.bench.contest.Setting;
import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.processor.run.NewsProcessor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongSerializer;

/**
 * Fills the changelog of one language block, and takes the time from the start of a processor that
 * has no state of its own until it is ready: restored, with the index of its window built.
 */
final class Restoring {

  private static final String APPLICATION = "bench-restore";
  private static final String CHANGELOG = APPLICATION + "-seen-articles-changelog";
  private static final String ENGLISH = "en";
  private static final Duration START_WITHIN = Duration.ofMinutes(2);
  private static final Duration READY_WITHIN = Duration.ofMinutes(30);

  private final int articles;
  private final int threads;
  private final Map<String, String> streams;
  private final Corpus corpus;
  private final Consumer<String> progress;

  Restoring(
      int articles,
      int threads,
      Map<String, String> streams,
      Corpus corpus,
      Consumer<String> progress) {
    this.articles = articles;
    this.threads = threads;
    this.streams = streams;
    this.corpus = corpus;
    this.progress = progress;
  }

  /**
   * What was found.
   *
   * @param bytes bytes of the changelog's values
   * @param seconds from start to readiness
   * @param cpuSeconds work meanwhile, in this process and the broker's
   * @param remembered articles in the window afterwards
   * @param heapBytes bytes of its index on the heap
   */
  record Restored(long bytes, double seconds, double cpuSeconds, long remembered, long heapBytes) {}

  Restored run() throws IOException, InterruptedException {
    try (Folder folder = Folder.temporary();
        Cluster cluster = Cluster.start(folder.path().resolve("broker"))) {
      makeTopics(cluster, folder.path().resolve("before"));
      progress.accept("Writing the changelog ...");
      long bytes = fill(cluster.bootstrapServers());
      progress.accept("%,d bytes in the changelog; restoring ...".formatted(bytes));
      return restore(cluster, folder.path().resolve("after"), bytes);
    }
  }

  private Setting setting(Cluster cluster, Path folder) {
    return new Setting(cluster.bootstrapServers(), folder, threads, streams);
  }

  /** A processor that starts makes all topics, with their settings. */
  private void makeTopics(Cluster cluster, Path folder) throws InterruptedException {
    try (NewsProcessor processor = new News(setting(cluster, folder)).start(APPLICATION)) {
      require(processor.awaitRunning(START_WITHIN), processor);
    }
  }

  private long fill(String bootstrapServers) {
    RememberedTexts texts = new RememberedTexts(corpus, articles, Instant.now());
    long bytes = 0;
    try (Producer<Long, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024),
            new LongSerializer(),
            new ByteArraySerializer())) {
      for (int sequence = 1; sequence <= articles; sequence++) {
        byte[] value = texts.article(sequence).toBytes();
        bytes += value.length;
        producer.send(new ProducerRecord<>(CHANGELOG, 0, (long) sequence, value));
      }
    }
    return bytes;
  }

  private Restored restore(Cluster cluster, Path folder, long bytes) throws InterruptedException {
    Duration worked = cluster.cpuTime();
    long started = System.nanoTime();
    try (NewsProcessor processor = new News(setting(cluster, folder)).start(APPLICATION)) {
      require(processor.awaitRunning(READY_WITHIN), processor);
      double seconds = (System.nanoTime() - started) / 1e9;
      double cpu = cluster.cpuTime().minus(worked).toNanos() / 1e9;
      SimpleMeterRegistry figures = new SimpleMeterRegistry();
      processor.meters().bindTo(figures);
      return new Restored(
          bytes,
          seconds,
          cpu,
          gauge(figures, "pactwire.window.articles"),
          gauge(figures, "pactwire.window.heap.bytes"));
    }
  }

  private static long gauge(SimpleMeterRegistry figures, String name) {
    return (long) figures.get(name).tag("block", ENGLISH).gauge().value();
  }

  private static void require(boolean running, NewsProcessor processor) {
    if (!running) {
      throw new IllegalStateException(
          "The processor did not start.", processor.failure().orElse(null));
    }
  }
}

package dev.pactwire.app.replay;

import dev.pactwire.app.console.Progress;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.archive.WarcFiles;
import dev.pactwire.ingest.files.ArticleFiles;
import dev.pactwire.ingest.files.FileListener;
import dev.pactwire.processor.replay.Lane;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Retraction;
import dev.pactwire.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Brings the articles of archives into a lane, in the order of the files, with the time at which
 * each once arrived.
 *
 * <p>That is the date of its WARC record, or {@code arrived} of its line; else the time of
 * publication, as far as {@link ArrivalTimes} believes it. Nothing depends on when the archive is
 * read, so that two replays of it write the same.
 */
final class ArchiveIntake implements FileListener, AutoCloseable {
  private static final String FILES = "files";
  private static final String ARCHIVES = "warc";
  private static final List<String> WARC = List.of(".warc", ".warc.gz", ".arc", ".arc.gz");
  private static final int EVERY = 500;

  private final Topic<String, Article> topic;
  private final Span read;
  private final Instant present;
  private final Progress progress;
  private final KafkaProducer<String, Article> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final List<String> problems = new ArrayList<>();
  private final ArrivalTimes<Article> times;
  private long articles;

  /**
   * Opens the way into a lane.
   *
   * @param read the span that is taken, by arrival
   * @param present embargoes that end later still hold
   */
  ArchiveIntake(
      Map<String, Object> client, Lane lane, Span read, Instant present, Progress progress) {
    this.topic = lane.archive().articles();
    this.read = read;
    this.times = new ArrivalTimes<>(read.to(), this::store);
    this.present = present;
    this.progress = progress;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_MESSAGE_BYTES);
    this.producer =
        new KafkaProducer<>(
            settings, topic.keySerde().serializer(), topic.valueSerde().serializer());
  }

  /**
   * Reads files and folders, in the order given, and returns when all is stored.
   *
   * @return one sentence for each thing that could not be used
   * @throws CommandFailure when brokers do not take it
   */
  List<String> read(List<Path> paths) {
    // Embargoes are judged by it; other times that it gives are replaced by that of arrival.
    Clock clock = Clock.fixed(present, ZoneOffset.UTC);
    for (Path path : paths) {
      if (isWarc(path)) {
        new WarcFiles(ARCHIVES, clock).read(List.of(path), this);
      } else {
        new ArticleFiles(FILES, clock).read(List.of(path), this);
      }
    }
    long undated = times.end();
    if (undated > 0) {
      problem("Left out, as no time is known for them: %d articles.".formatted(undated));
    }
    producer.flush();
    requireStored();
    return List.copyOf(problems);
  }

  private static boolean isWarc(Path path) {
    if (!Files.isDirectory(path)) {
      return hasEnding(path);
    }
    try (Stream<Path> tree = Files.walk(path)) {
      return tree.anyMatch(ArchiveIntake::hasEnding);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static boolean hasEnding(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return WARC.stream().anyMatch(name::endsWith);
  }

  @Override
  public void article(String where, Article article) {
    article(where, Optional.empty(), article);
  }

  @Override
  public void article(String where, Optional<Instant> arrived, Article article) {
    requireStored();
    times.next(arrived, article.getPublishedAt(), article);
  }

  private void store(Instant arrival, Article article) {
    if (arrival.isBefore(read.from())) {
      return;
    }
    Article dated = at(arrival, article);
    producer.send(
        new ProducerRecord<>(topic.name(), 0, arrival.toEpochMilli(), dated.getArticleId(), dated),
        (metadata, error) -> {
          if (error != null) {
            failure.compareAndSet(null, error);
          }
        });
    articles++;
    if (articles % EVERY == 1) {
      progress.stage("Reading the archive: %d articles".formatted(articles));
    }
  }

  /** Dated by its arrival, and its withdrawal too, whenever it is read. */
  private static Article at(Instant arrival, Article article) {
    Article.Builder dated = Article.newBuilder(article).setFetchedAt(arrival);
    article
        .getRetraction()
        .ifPresent(told -> dated.setRetraction(Retraction.newBuilder(told).setAt(arrival).build()));
    return dated.build();
  }

  @Override
  public void problem(String sentence) {
    problems.add(sentence);
  }

  private void requireStored() {
    if (failure.get() != null) {
      throw CommandFailure.failed(
          "An article of the archive could not be written to %s: %s"
              .formatted(topic.name(), failure.get().getMessage()),
          failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

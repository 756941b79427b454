package dev.pactwire.app.taxonomy;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.TaxonomyRelease;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.TopicSetup;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The taxonomies on {@code news.taxonomy}: each release under its version, and under {@code
 * current} the whole of the one in use, so that one record switches all processors.
 */
public final class TaxonomyShelf {
  private static final int LARGEST = 64 << 20;

  private final Connection connection;
  private final Topics topics;
  private final Topic<String, TaxonomyRelease> topic;

  public TaxonomyShelf(Connection connection) {
    this.connection = connection;
    this.topics = connection.topics();
    this.topic = topics.taxonomy();
  }

  /**
   * What is on the topic.
   *
   * @param releases all that were published, oldest first
   * @param current the one in use, if any was ever published
   */
  public record Content(List<TaxonomyRelease> releases, Optional<TaxonomyRelease> current) {

    /** The release before the one in use. */
    public Optional<TaxonomyRelease> previous() {
      return current.flatMap(
          now ->
              releases.stream()
                  .filter(release -> release.getPublishedAt().isBefore(now.getPublishedAt()))
                  .max(Comparator.comparing(TaxonomyRelease::getPublishedAt)));
    }

    /**
     * What a rollback without a version goes to: the release before the one in use; before the
     * first, the one that is shipped, dated before all others, so that the next rollback does not
     * go forward again to what was rolled away.
     *
     * @return empty when none is before the one in use
     */
    public Optional<TaxonomyRelease> back(TaxonomyRelease shipped) {
      return previous()
          .or(
              () ->
                  current
                      .filter(now -> !now.getVersion().equals(shipped.getVersion()))
                      .map(now -> beforeAll(now, shipped)));
    }

    private TaxonomyRelease beforeAll(TaxonomyRelease now, TaxonomyRelease shipped) {
      Instant oldest =
          Stream.concat(Stream.of(now), releases.stream())
              .map(TaxonomyRelease::getPublishedAt)
              .min(Comparator.naturalOrder())
              .orElseThrow();
      return new TaxonomyRelease(shipped.getVersion(), oldest.minusMillis(1), shipped.getFiles());
    }

    /** The release of a version. */
    public Optional<TaxonomyRelease> of(String version) {
      return releases.stream().filter(release -> release.getVersion().equals(version)).findFirst();
    }
  }

  /**
   * Creates the topics of all labels, keeps the taxonomy under its version and makes it current.
   */
  public TaxonomyRelease push(Taxonomy taxonomy, Clock clock) {
    TaxonomyRelease release =
        read()
            .of(taxonomy.version())
            .orElseGet(
                () ->
                    new TaxonomyRelease(
                        taxonomy.version(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        taxonomy.files()));
    return push(release, taxonomy);
  }

  /**
   * The same, with the date that the release has.
   *
   * @param taxonomy what the release holds
   */
  TaxonomyRelease push(TaxonomyRelease release, Taxonomy taxonomy) {
    try (Admin admin = Admin.create(connection.client())) {
      new TopicSetup(admin).ensure(topics.all(taxonomy.regionIds(), taxonomy.allianceIds()));
    } catch (KafkaException e) {
      throw CommandFailure.failed("The topics cannot be prepared: " + e.getMessage(), e);
    }
    write(release.getVersion(), release);
    return makeCurrent(release);
  }

  /** Makes a release the one in use, in a single record. */
  public TaxonomyRelease makeCurrent(TaxonomyRelease release) {
    write(Topics.CURRENT_TAXONOMY, release);
    return release;
  }

  /** All that is published. */
  public Content read() {
    Map<String, TaxonomyRelease> byKey = new TreeMap<>();
    try (Admin admin = Admin.create(connection.client())) {
      new TopicSetup(admin).ensure(List.of(topic));
    }
    try (LogReader log = new LogReader(connection.client(), List.of(topic.name()), Span.ALL)) {
      log.readOn(
          record -> {
            if (record.key() != null) {
              String key = new String(record.key(), StandardCharsets.UTF_8);
              release(record.value())
                  .ifPresentOrElse(value -> byKey.put(key, value), () -> byKey.remove(key));
            }
          });
    } catch (KafkaException e) {
      throw CommandFailure.failed(topic.name() + " cannot be read: " + e.getMessage(), e);
    }
    Optional<TaxonomyRelease> current = Optional.ofNullable(byKey.remove(Topics.CURRENT_TAXONOMY));
    return new Content(
        byKey.values().stream()
            .sorted(Comparator.comparing(TaxonomyRelease::getPublishedAt))
            .toList(),
        current);
  }

  private Optional<TaxonomyRelease> release(byte[] value) {
    try {
      return Optional.ofNullable(
          topic.valueSerde().deserializer().deserialize(topic.name(), value));
    } catch (SerializationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void write(String key, TaxonomyRelease release) {
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    try (KafkaProducer<String, TaxonomyRelease> producer =
        new KafkaProducer<>(settings, new StringSerializer(), topic.valueSerde().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), key, release)).get();
    } catch (ExecutionException e) {
      throw CommandFailure.failed(
          "%s cannot be written: %s".formatted(topic.name(), e.getCause().getMessage()), e);
    } catch (KafkaException e) {
      throw CommandFailure.failed(
          "%s cannot be written: %s".formatted(topic.name(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.failed("Interrupted while publishing.", e);
    }
  }
}

package dev.pactwire.app.operate;

import dev.pactwire.app.connect.Connection;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.classify.TaxonomyException;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.TaxonomyRelease;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;

/** Which taxonomy the processors use, and whether it can be used. */
final class TaxonomyCheck {
  private static final String NAME = "taxonomy";

  private final Check check;
  private final Taxonomy taxonomy;

  private TaxonomyCheck(Check check, Taxonomy taxonomy) {
    this.check = check;
    this.taxonomy = taxonomy;
  }

  /**
   * Reads the topic of taxonomies, if it is there.
   *
   * @param names topics that there are
   */
  static TaxonomyCheck of(Connection connection, Set<String> names) {
    Topic<String, TaxonomyRelease> topic = connection.topics().taxonomy();
    byte[][] latest = {null};
    if (names.contains(topic.name())) {
      try (LogReader log = new LogReader(connection.client(), List.of(topic.name()), Span.ALL)) {
        log.readOn(
            record -> {
              if (record.key() != null
                  && new String(record.key(), StandardCharsets.UTF_8)
                      .equals(Topics.CURRENT_TAXONOMY)) {
                latest[0] = record.value();
              }
            });
      }
    }
    return latest[0] == null ? shipped() : published(topic, latest[0]);
  }

  private static TaxonomyCheck shipped() {
    Taxonomy shipped = Taxonomy.bundled();
    return new TaxonomyCheck(
        Check.good(
            NAME, "None is published: the one that is shipped, %s.".formatted(shipped.version())),
        shipped);
  }

  private static TaxonomyCheck published(Topic<String, TaxonomyRelease> topic, byte[] value) {
    try {
      TaxonomyRelease release = topic.valueSerde().deserializer().deserialize(topic.name(), value);
      Taxonomy taxonomy = Taxonomy.of(release.getFiles());
      return new TaxonomyCheck(
          Check.good(
              NAME,
              "%s is in use, published %s."
                  .formatted(release.getVersion(), release.getPublishedAt())),
          taxonomy);
    } catch (SerializationException | IllegalArgumentException | TaxonomyException e) {
      return new TaxonomyCheck(
          Check.bad(
              NAME,
              "The published one cannot be used: " + e.getMessage(),
              "Processors keep the one they had: pactwire taxonomy rollback, or push one that"
                  + " pactwire taxonomy check approves."),
          Taxonomy.bundled());
    }
  }

  /** What was found. */
  Check check() {
    return check;
  }

  /** All topics that there should be with this taxonomy. */
  List<Topic<?, ?>> catalogue(Topics topics) {
    return topics.all(taxonomy.regionIds(), taxonomy.allianceIds());
  }
}

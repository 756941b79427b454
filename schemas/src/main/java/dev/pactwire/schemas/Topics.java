package dev.pactwire.schemas;

import dev.pactwire.schemas.Topic.Cleanup;
import dev.pactwire.schemas.Topic.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The topic catalogue: every topic of Pactwire, declared here once.
 *
 * <p>Topics that carry the whole flow have {@value #WIDE} partitions. A topic of one label has one:
 * one order per label, resuming is one number, and a transaction touches few partitions.
 */
public final class Topics {

  /** Partitions of the topics that carry the whole flow. */
  public static final int WIDE = 4;

  /** Key of the taxonomy that is in use. */
  public static final String CURRENT_TAXONOMY = "current";

  /** Partitions of the topics about feeds: as many instances of ingest can share the feeds. */
  public static final int FEED_SHARES = 12;

  private static final Duration INPUT_KEPT = Duration.ofDays(7);
  private static final Duration OUTPUT_KEPT = Duration.ofDays(30);
  private static final Serde<String> KEY = Serdes.String();
  private static final String REGION = "news.region.";
  private static final String ALLIANCE = "news.alliance.";

  private final String prefix;
  private final WireFormat wire;
  private final Serde<ClassifiedArticle> classifiedSerde;
  private final Topic<String, Article> articles;
  private final Topic<String, Duplicate> duplicates;
  private final Topic<String, Cluster> clusters;
  private final Topic<String, Relation> related;
  private final Topic<String, Count> counts;
  private final Topic<String, Alert> alerts;
  private final Topic<String, AlertNote> alertNotes;

  /** The catalogue under its plain names, in single-object encoding. */
  public Topics() {
    this("", WireFormat.SINGLE_OBJECT);
  }

  /**
   * The catalogue.
   *
   * @param prefix stands before every name; empty for the live topics
   * @param wire how values are encoded
   */
  public Topics(String prefix, WireFormat wire) {
    this.prefix = Objects.requireNonNull(prefix, "prefix");
    this.wire = Objects.requireNonNull(wire, "wire");
    // Asked for with every record; making a serde reads the schema.
    this.classifiedSerde = wire.serde(ClassifiedArticle.class);
    this.articles = delete("news.articles", Article.class, WIDE, INPUT_KEPT, Time.BROKER);
    this.clusters = latest("news.clusters", Cluster.class, WIDE);
    this.related = delete("news.related", Relation.class, 1, OUTPUT_KEPT, Time.WRITER);
    this.counts = latest("news.counts", Count.class, WIDE);
    this.alerts = latest("news.alerts", Alert.class, 1);
    this.alertNotes = latest("news.alert-notes", AlertNote.class, 1);
    this.duplicates = delete("news.duplicates", Duplicate.class, WIDE, OUTPUT_KEPT, Time.WRITER);
  }

  /**
   * Incoming articles, keyed by article id. The broker stamps them: the window of deduplication and
   * the retention of outputs go by these times, and no producer's wrong clock may move them.
   */
  public Topic<String, Article> articles() {
    return articles;
  }

  /** Every new, updated, corrected or retracted article, keyed by article id. */
  public Topic<String, ClassifiedArticle> classified() {
    return labelled("news.classified", WIDE);
  }

  /** What concerns one region. */
  public Topic<String, ClassifiedArticle> region(String id) {
    return labelled(REGION + id, 1);
  }

  /** What concerns one alliance. */
  public Topic<String, ClassifiedArticle> alliance(String slug) {
    return labelled(ALLIANCE + slug, 1);
  }

  /** Articles without any region or alliance. */
  public Topic<String, ClassifiedArticle> unmatched() {
    return labelled("news.unmatched", 1);
  }

  /** Articles that tell nothing new, keyed by article id. */
  public Topic<String, Duplicate> duplicates() {
    return duplicates;
  }

  /** Articles of two or more that tell the same, the latest state of each, keyed by cluster id. */
  public Topic<String, Cluster> clusters() {
    return clusters;
  }

  /** Articles in different languages that seem to be about the same, keyed by the later one. */
  public Topic<String, Relation> related() {
    return related;
  }

  /** How much was told of each label and by each source in five minutes, keyed by both. */
  public Topic<String, Count> counts() {
    return counts;
  }

  /** What deserves a look, the latest state of each alert, keyed by alert id. */
  public Topic<String, Alert> alerts() {
    return alerts;
  }

  /** Who acknowledged and who muted alerts, keyed as {@link AlertNames#key} says. */
  public Topic<String, AlertNote> alertNotes() {
    return alertNotes;
  }

  /** Records that could not be handled: original bytes, the reason in the headers. */
  public Topic<byte[], byte[]> deadLetters() {
    return new Topic<>(
        prefix + "news.dead-letters",
        Serdes.ByteArray(),
        Serdes.ByteArray(),
        1,
        Cleanup.DELETE,
        OUTPUT_KEPT,
        Time.WRITER);
  }

  /**
   * Definitions of feeds, keyed by feed id. A feed and its status are in partitions of the same
   * number: who is assigned one reads the other.
   */
  public Topic<String, Feed> feeds() {
    return compacted("news.feeds", Feed.class, FEED_SHARES);
  }

  /** How each feed fares, keyed by feed id. */
  public Topic<String, FeedStatus> feedStatus() {
    return compacted("news.feed-status", FeedStatus.class, FEED_SHARES);
  }

  /**
   * Which articles of each feed are looked at again, keyed by feed id: in the partition of the
   * feed's own number. Nothing is watched for longer than two days.
   */
  public Topic<String, FeedWatch> feedWatch() {
    return brief("news.feed-watch", FeedWatch.class, FEED_SHARES);
  }

  /** How pushed requests were answered, keyed by their idempotency keys. */
  public Topic<String, PushAnswer> pushAnswers() {
    return brief("news.push-answers", PushAnswer.class, 1);
  }

  /** Taxonomies, keyed by version; under {@value #CURRENT_TAXONOMY} the one that processors use. */
  public Topic<String, TaxonomyRelease> taxonomy() {
    return compacted("news.taxonomy", TaxonomyRelease.class, 1);
  }

  /** All topics, with one for each of the given regions and alliances. */
  public List<Topic<?, ?>> all(Collection<String> regions, Collection<String> alliances) {
    List<Topic<?, ?>> all =
        new ArrayList<>(
            List.of(
                articles(),
                classified(),
                unmatched(),
                duplicates(),
                clusters(),
                related(),
                counts(),
                alerts(),
                alertNotes(),
                deadLetters(),
                feeds(),
                feedStatus(),
                feedWatch(),
                pushAnswers(),
                taxonomy()));
    regions.forEach(id -> all.add(region(id)));
    alliances.forEach(slug -> all.add(alliance(slug)));
    return List.copyOf(all);
  }

  private Topic<String, ClassifiedArticle> labelled(String name, int partitions) {
    return new Topic<>(
        prefix + name, KEY, classifiedSerde, partitions, Cleanup.DELETE, OUTPUT_KEPT, Time.WRITER);
  }

  private <T extends SpecificRecord> Topic<String, T> delete(
      String name, Class<T> type, int partitions, Duration kept, Time time) {
    return new Topic<>(
        prefix + name, KEY, wire.serde(type), partitions, Cleanup.DELETE, kept, time);
  }

  /** The last record of each key, until it is as old as outputs get. */
  private <T extends SpecificRecord> Topic<String, T> latest(
      String name, Class<T> type, int partitions) {
    return new Topic<>(
        prefix + name,
        KEY,
        wire.serde(type),
        partitions,
        Cleanup.COMPACT_DELETE,
        OUTPUT_KEPT,
        Time.WRITER);
  }

  /** The last record of each key, for as long as inputs are kept. */
  private <T extends SpecificRecord> Topic<String, T> brief(
      String name, Class<T> type, int partitions) {
    return new Topic<>(
        prefix + name,
        KEY,
        wire.serde(type),
        partitions,
        Cleanup.COMPACT_DELETE,
        INPUT_KEPT,
        Time.WRITER);
  }

  private <T extends SpecificRecord> Topic<String, T> compacted(
      String name, Class<T> type, int partitions) {
    return new Topic<>(
        prefix + name,
        KEY,
        wire.serde(type),
        partitions,
        Cleanup.COMPACT,
        Duration.ofMillis(-1),
        Time.WRITER);
  }
}

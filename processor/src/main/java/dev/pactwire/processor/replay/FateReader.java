package dev.pactwire.processor.replay;

import dev.pactwire.processor.replay.LabelKey.Kind;
import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Slices;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Label;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Role;
import dev.pactwire.schemas.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads from the outputs what became of the records of some slices of news.articles. */
public final class FateReader {

  private static final Instant END_OF_TIME = Span.ALL.to();

  private final Map<String, Object> client;
  private final Topics topics;
  private final Slices slices;
  private final Map<LabelKey, LabelKey> pool = new HashMap<>();

  /** Is told of each record's fate; a removed or doubled one may be told of more than once. */
  @FunctionalInterface
  public interface Sink {
    /**
     * What became of a record.
     *
     * @param title of the article; empty where it could not be read
     */
    void fate(Position origin, String title, Fate fate);
  }

  /**
   * A reader of some outputs.
   *
   * @param topics those of the live flow, or of a lane
   * @param slices the records asked for
   */
  public FateReader(Map<String, Object> client, Topics topics, Slices slices) {
    this.client = client;
    this.topics = topics;
    this.slices = slices;
  }

  /**
   * Reads what is there now.
   *
   * @param since arrival of the first of the records: outputs bear the time of their record
   */
  public void read(Instant since, Sink sink) {
    List<String> outputs =
        List.of(
            topics.classified().name(), topics.duplicates().name(), topics.deadLetters().name());
    try (LogReader log = new LogReader(client, outputs, new Span(since, END_OF_TIME))) {
      log.readOn(record -> enter(record, sink));
    }
  }

  private void enter(ConsumerRecord<byte[], byte[]> record, Sink sink) {
    OutcomeHeaders.read(record.headers())
        .filter(headers -> holds(headers.origin()))
        .ifPresent(headers -> enter(headers, record, sink));
  }

  private boolean holds(Position origin) {
    return slices.contains(origin.partition(), origin.offset());
  }

  private void enter(OutcomeHeaders headers, ConsumerRecord<byte[], byte[]> record, Sink sink) {
    try {
      if (record.topic().equals(topics.classified().name())) {
        ClassifiedArticle told = read(topics.classified().valueSerde().deserializer(), record);
        Article article = told.getArticle();
        sink.fate(
            headers.origin(),
            article.getTitle(),
            new Fate(headers.outcome(), article.getArticleId(), labels(told)));
        return;
      }
      if (record.topic().equals(topics.duplicates().name())) {
        Duplicate repeated = read(topics.duplicates().valueSerde().deserializer(), record);
        sink.fate(
            headers.origin(),
            repeated.getArticle().getTitle(),
            new Fate(headers.outcome(), repeated.getDuplicateOf(), new TreeMap<>()));
        return;
      }
    } catch (SerializationException e) {
      // Somebody else's record on an output topic; its headers tell all that can be compared.
    }
    sink.fate(headers.origin(), "", new Fate(headers.outcome(), "", new TreeMap<>()));
  }

  private static <T> T read(Deserializer<T> deserializer, ConsumerRecord<byte[], byte[]> record) {
    T value = deserializer.deserialize(record.topic(), record.value());
    if (value == null) {
      throw new SerializationException("The record has no value.");
    }
    return value;
  }

  private SortedMap<LabelKey, Boolean> labels(ClassifiedArticle told) {
    SortedMap<LabelKey, Boolean> labels = new TreeMap<>();
    add(labels, Kind.ALLIANCE, told.getAlliances());
    add(labels, Kind.REGION, told.getRegions());
    add(labels, Kind.COUNTRY, told.getCountries());
    return labels;
  }

  private void add(SortedMap<LabelKey, Boolean> labels, Kind kind, List<Label> found) {
    for (Label label : found) {
      LabelKey key = new LabelKey(kind, label.getId());
      labels.put(pool.computeIfAbsent(key, same -> same), label.getRole() == Role.FOCUS);
    }
  }
}

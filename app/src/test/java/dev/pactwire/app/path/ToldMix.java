package dev.pactwire.app.path;

import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Articles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * What a processor tells, invented from a seed: news, also in the place of an original that was
 * withdrawn, later versions, withdrawals, copies, repetitions. A third is late, by minutes to more
 * than a month; some have no date.
 */
final class ToldMix {

  private static final List<String> ALLIANCES = List.of("nato", "quad", "aukus", "brics");
  private static final int RECENT = 30;
  private static final int SOURCES = 6;
  private static final int MINUTES_OF_FORTY_DAYS = 40 * 24 * 60;

  private final Topics topics = new Topics();
  private final Random random;
  private final List<Told> earlier = new ArrayList<>();
  private Instant now;
  private int count;

  private record Told(String article, String cluster, String source) {}

  ToldMix(long seed, Instant begin) {
    this.random = new Random(seed);
    this.now = begin;
  }

  /** Time passes. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  /** The next records, some seconds apart. */
  List<ProducerRecord<byte[], byte[]>> next(int records) {
    return IntStream.range(0, records).mapToObj(i -> next()).toList();
  }

  private ProducerRecord<byte[], byte[]> next() {
    count++;
    pass(Duration.ofSeconds(random.nextInt(20)));
    int dice = random.nextInt(100);
    if (earlier.isEmpty() || dice < 50) {
      String id = "a" + count;
      // One in eight is told in the place of an original.
      String cluster = earlier.isEmpty() || random.nextInt(8) > 0 ? id : recent().cluster();
      Told told = new Told(id, cluster, "s" + random.nextInt(SOURCES));
      earlier.add(told);
      return told(Change.NEW, told, published(), labels());
    } else if (dice < 65) {
      return told(Change.UPDATED, recent(), published(), labels());
    } else if (dice < 70) {
      return told(Change.RETRACTED, recent(), now, labels());
    } else if (dice < 90) {
      return copy(dice < 80 ? Outcome.EXACT_COPY : Outcome.NEAR_DUPLICATE);
    }
    return copy(Outcome.SAME_ARTICLE);
  }

  /**
   * A burst: clusters of an alliance within twenty minutes, from sources that bring nothing old.
   */
  List<ProducerRecord<byte[], byte[]>> burst(String alliance, int clusters) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < clusters; i++) {
      pass(Duration.ofMinutes(20).dividedBy(clusters));
      String id = "burst" + i;
      records.add(told(Change.NEW, new Told(id, id, "wire" + i % 5), now, Set.of(alliance)));
    }
    return records;
  }

  private Told recent() {
    return earlier.get(Math.max(0, earlier.size() - 1 - random.nextInt(RECENT)));
  }

  private Instant published() {
    int dice = random.nextInt(100);
    if (dice < 5) {
      return null;
    }
    int most = dice < 65 ? 4 : dice < 90 ? 3 * 24 * 60 : MINUTES_OF_FORTY_DAYS;
    return now.minus(Duration.ofMinutes(random.nextInt(most)));
  }

  private Set<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    for (int left = random.nextInt(3); left > 0; left--) {
      labels.add(ALLIANCES.get(random.nextInt(ALLIANCES.size())));
    }
    return labels;
  }

  private ProducerRecord<byte[], byte[]> told(
      Change change, Told told, Instant published, Set<String> labels) {
    Article article =
        Article.newBuilder(Articles.article(told.article(), told.source(), "Title", "Text"))
            .setPublishedAt(published)
            .build();
    ClassifiedArticle classified =
        ClassifiedArticle.newBuilder()
            .setChange(change)
            .setRevision(1)
            .setArticle(article)
            .setLanguage("en")
            .setTaxonomyVersion("1")
            .setOrigin(new Origin(0, (long) count, now))
            .setClusterId(told.cluster())
            .build();
    Headers headers = headers(told.source(), Outcome.valueOf(change.name()));
    OutcomeHeaders.writeLabels(headers, OutcomeHeaders.ALLIANCES, labels);
    String topic = topics.classified().name();
    byte[] value = topics.classified().valueSerde().serializer().serialize(topic, classified);
    return record(topic, told.article(), value, headers);
  }

  /** The watch reads no values of copies. */
  private ProducerRecord<byte[], byte[]> copy(Outcome outcome) {
    Headers headers = headers("s" + random.nextInt(SOURCES), outcome);
    return record(topics.duplicates().name(), "c" + count, new byte[] {1}, headers);
  }

  private Headers headers(String source, Outcome outcome) {
    return new OutcomeHeaders(new Position(0, count), source, outcome).asHeaders();
  }

  private ProducerRecord<byte[], byte[]> record(
      String topic, String key, byte[] value, Headers headers) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, null, now.toEpochMilli(), keyBytes, value, headers);
  }
}

package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.processor.classify.Document;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.dedupe.StreamDeduplicator;
import dev.pactwire.processor.dedupe.StreamDeduplicator.Answer;
import dev.pactwire.processor.dedupe.StreamDeduplicator.Line;
import dev.pactwire.processor.route.LanguageBlocks;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.Seeds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pactwire dedupe} decides and what the topology decides are the same. */
class FilterAgreementTest {

  private static final Set<Incoming.Kind> DECIDED =
      EnumSet.of(
          Incoming.Kind.NEWS, Incoming.Kind.UPDATE, Incoming.Kind.REPEAT, Incoming.Kind.COPY);

  private final StreamDeduplicator filter = new StreamDeduplicator(Parameters.defaults());
  private final LanguageDetector languages = LanguageDetector.bundled();
  private final Map<String, String> blocks = new HashMap<>();

  @TempDir private Path state;

  @Test
  void theFilterAndTheTopologyDecideAlike() {
    // Given
    long seed = Seeds.of(FilterAgreementTest.class);
    System.out.println("FilterAgreementTest: seed " + seed);
    List<ConsumerRecord<byte[], byte[]>> records = records(seed);

    // When
    SortedMap<Position, SortedMap<String, String>> decided = ReferenceRun.of(records, state);

    // Then
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Answer answer = filter.decide(line(record));
      Outcome outcome = outcome(decided.get(new Position(0, record.offset())));
      assertThat(allowed(answer)).as("%s of record %d", answer, record.offset()).contains(outcome);
    }
  }

  private static Set<Outcome> allowed(Answer answer) {
    return switch (answer.kind()) {
      case NEW -> EnumSet.of(Outcome.NEW);
      case SAME_ARTICLE -> EnumSet.of(Outcome.SAME_ARTICLE);
      case NEAR_DUPLICATE -> EnumSet.of(Outcome.EXACT_COPY, Outcome.NEAR_DUPLICATE);
      case UPDATED ->
          answer.similarity().isPresent()
              ? EnumSet.of(Outcome.EXACT_COPY, Outcome.NEAR_DUPLICATE)
              : EnumSet.of(Outcome.UPDATED, Outcome.CORRECTED);
    };
  }

  private static Outcome outcome(SortedMap<String, String> fate) {
    String said =
        fate.getOrDefault(
            new Topics().classified().name(), fate.get(new Topics().duplicates().name()));
    int begin = said.indexOf("pactwire.outcome=") + "pactwire.outcome=".length();
    return Outcome.valueOf(
        said.substring(begin, said.indexOf(' ', begin)).toUpperCase(Locale.ROOT));
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(long seed) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    ArticleMix.of(seed, 250).stream()
        .filter(incoming -> DECIDED.contains(incoming.kind()))
        .forEach(
            incoming ->
                records.add(
                    new ConsumerRecord<>(
                        "news.articles",
                        0,
                        records.size(),
                        Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() + records.size(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        incoming.key(),
                        incoming.value(),
                        new RecordHeaders(),
                        Optional.empty())));
    return records;
  }

  private Line line(ConsumerRecord<byte[], byte[]> record) {
    Article article =
        new Topics().articles().valueSerde().deserializer().deserialize("", record.value());
    Document document =
        new Document(article.getTitle(), article.getText(), Optional.empty(), Optional.empty());
    String block =
        blocks.computeIfAbsent(
            article.getArticleId(),
            id -> Integer.toString(LanguageBlocks.of(languages.languageOf(document))));
    return new Line(
        Long.toString(record.offset()),
        article.getArticleId(),
        block,
        article.getTitle(),
        article.getText(),
        Instant.ofEpochMilli(record.timestamp()));
  }
}

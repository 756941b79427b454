package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Response;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Brokers refuse an output when the processor is busy with other records already. */
class RefusedOutputsTest {

  private static final byte[] KEY = "a1".getBytes(StandardCharsets.UTF_8);

  private final Topics topics = new Topics();
  private final DeadLetterHandler handler = new DeadLetterHandler();

  @BeforeEach
  void configure() {
    handler.configure(Map.of());
  }

  @Test
  @Tag("fault-29")
  void theDeadLetterNamesTheRecordOfTheOutputAndHoldsItsArticle() {
    // Given an output of record 2:17
    Article article = Articles.article("a1", "courier", "One", Articles.text(1, 80));
    ProducerRecord<byte[], byte[]> output = output(topics.classified().name(), article);

    // When it is refused while another record is in hand, whose bytes are no longer known
    Response response = handler.handleError(another(), output, new RecordTooLargeException());

    // Then
    assertThat(response.result()).isEqualTo(Result.RESUME);
    ProducerRecord<byte[], byte[]> letter = response.deadLetterQueueRecords().get(0);
    assertThat(OutcomeHeaders.read(letter.headers()))
        .contains(new OutcomeHeaders(new Position(2, 17), "courier", Outcome.DEAD_LETTER));
    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(topics.articles().valueSerde().deserializer().deserialize("", letter.value()))
        .isEqualTo(article);
  }

  @Test
  void aChangeOfTheStateIsNeverLeftOut() {
    ProducerRecord<byte[], byte[]> change =
        new ProducerRecord<>("pactwire-processor-identities-changelog", KEY, new byte[9]);
    assertThat(handler.handleError(another(), change, new RecordTooLargeException()).result())
        .isEqualTo(Result.FAIL);
  }

  @Test
  @Tag("fault-30")
  void whatMayPassIsTriedAgainButATopicThatIsNotThereFails() {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topics.deadLetters().name(), KEY, KEY);
    assertThat(
            List.of(
                    new TimeoutException("Expiring 1 record(s)"),
                    new TimeoutException("Topic t not present in metadata after 60000 ms."),
                    new UnknownTopicOrPartitionException())
                .stream()
                .map(error -> handler.handleError(another(), letter, error).result()))
        .containsExactly(Result.RETRY, Result.FAIL, Result.FAIL);
  }

  private ProducerRecord<byte[], byte[]> output(String topic, Article article) {
    ClassifiedArticle classified =
        ClassifiedArticle.newBuilder()
            .setChange(Change.NEW)
            .setRevision(1)
            .setArticle(article)
            .setLanguage("en")
            .setTaxonomyVersion("1")
            .setClusterId("a1")
            .setOrigin(new Origin(2, 17L, Articles.FETCHED))
            .build();
    Headers headers = new OutcomeHeaders(new Position(2, 17), "courier", Outcome.NEW).asHeaders();
    return new ProducerRecord<>(
        topic,
        null,
        Articles.FETCHED.toEpochMilli(),
        KEY,
        topics.classified().valueSerde().serializer().serialize(topic, classified),
        headers);
  }

  private ErrorHandlerContext another() {
    return new DefaultErrorHandlerContext(
        null,
        topics.articles().name(),
        3,
        999,
        new RecordHeaders(),
        "routed",
        new TaskId(1, 0),
        Articles.FETCHED.toEpochMilli(),
        null,
        null);
  }
}

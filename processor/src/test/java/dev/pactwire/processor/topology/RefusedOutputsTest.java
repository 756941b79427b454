package dev.pactwire.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Outputs that brokers refuse: some may pass later, none is left out. */
class RefusedOutputsTest {

  private final Topics topics = new Topics();

  @Test
  @Tag("fault-29")
  @Tag("fault-30")
  void whatMayPassIsTriedAgainAndAllElseFails() {
    // Given
    DeadLetterHandler handler = new DeadLetterHandler();
    handler.configure(Map.of());
    ProducerRecord<byte[], byte[]> output =
        new ProducerRecord<>(topics.classified().name(), new byte[2], new byte[9]);
    Stream<ApiException> refusals =
        Stream.of(
            new TimeoutException("Expiring 1 record(s) for news.classified-0"),
            new TimeoutException("Topic news.classified not present in metadata after 60000 ms."),
            new UnknownTopicOrPartitionException(),
            new RecordTooLargeException());

    // When
    List<Result> answers =
        refusals.map(error -> handler.handleError(inHand(), output, error).result()).toList();

    // Then
    assertThat(answers).containsExactly(Result.RETRY, Result.FAIL, Result.FAIL, Result.FAIL);
  }

  private ErrorHandlerContext inHand() {
    return new DefaultErrorHandlerContext(
        null,
        topics.articles().name(),
        3,
        999,
        new RecordHeaders(),
        "routed",
        new TaskId(1, 0),
        0,
        null,
        null);
  }
}

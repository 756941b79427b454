package dev.pactwire.processor.watch;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that cannot be read is not counted, and the log says so. It is no dead letter: its
 * article has had its outcome already, and a second one would upset the ledger. What may pass, such
 * as a registry that does not answer, fails the task, which tries again.
 */
public final class SkipUnreadable implements DeserializationExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SkipUnreadable.class);

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        return Response.fail();
      }
    }
    LOG.warn(
        "Record {}:{} of {} cannot be read and is not counted: {}",
        context.partition(),
        context.offset(),
        context.topic(),
        String.valueOf(error.getMessage()).replaceAll("\\p{Cntrl}", " "));
    return Response.resume(List.of());
  }

  @Override
  public void configure(Map<String, ?> configs) {
    // Needs nothing.
  }
}

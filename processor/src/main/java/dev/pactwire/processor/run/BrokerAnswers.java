package dev.pactwire.processor.run;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for what brokers answer to an admin client, which has its own time limits. */
public final class BrokerAnswers {

  private BrokerAnswers() {}

  /**
   * The answer.
   *
   * @throws KafkaException when it is an error, or the waiting is interrupted
   */
  public static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka
          ? kafka
          : new KafkaException(e.getCause().getMessage(), e.getCause());
    }
  }
}

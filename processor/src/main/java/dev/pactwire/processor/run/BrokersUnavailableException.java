package dev.pactwire.processor.run;

import org.apache.kafka.common.KafkaException;

/** No broker answered while the processor started; its message names the servers and the wait. */
public final class BrokersUnavailableException extends KafkaException {

  private static final long serialVersionUID = 1L;

  BrokersUnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

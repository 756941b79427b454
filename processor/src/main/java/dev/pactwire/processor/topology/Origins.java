package dev.pactwire.processor.topology;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import org.apache.kafka.common.header.Headers;

/** Which record of news.articles a record in hand stands for: what its outcome names as origin. */
public enum Origins {
  /** The record itself. What its headers say is the word of a producer, and is not believed. */
  RECORD {
    @Override
    Position of(Headers headers, int partition, long offset) {
      return new Position(partition, offset);
    }
  },

  /** The record that the headers name: that in hand was copied from it by a replay. */
  HEADER {
    @Override
    Position of(Headers headers, int partition, long offset) {
      return OutcomeHeaders.originOf(headers).orElseGet(() -> new Position(partition, offset));
    }
  };

  abstract Position of(Headers headers, int partition, long offset);
}

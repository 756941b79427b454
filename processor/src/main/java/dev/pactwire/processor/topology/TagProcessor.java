package dev.pactwire.processor.topology;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gives a record between the two halves headers that say where it came from, so that the origin of
 * a dead letter is known even when the record itself can no longer be read. Headers that a producer
 * had set are dropped here, but for the dead letter that a record was sent again from.
 */
final class TagProcessor implements Processor<String, Arrival, String, Packed> {

  private ProcessorContext<String, Packed> context;

  @Override
  public void init(ProcessorContext<String, Packed> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, Arrival> record) {
    Arrival arrival = record.value();
    context.forward(
        record
            .withValue(arrival.packed().orElseThrow())
            .withHeaders(Outgoing.headers(arrival).asHeaders(record.headers())));
  }
}

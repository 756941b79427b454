package dev.pactwire.processor.topology;

import dev.pactwire.schemas.Topics;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Sends a version that is known already to the duplicates. */
final class RepeatProcessor implements Processor<String, Arrival, String, Routed> {

  private final Topics topics;
  private final Outgoing outgoing;
  private ProcessorContext<String, Routed> context;

  private RepeatProcessor(Topics topics) {
    this.topics = topics;
    this.outgoing = new Outgoing(topics);
  }

  static ProcessorSupplier<String, Arrival, String, Routed> supplier(Topics topics) {
    return () -> new RepeatProcessor(topics);
  }

  @Override
  public void init(ProcessorContext<String, Routed> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, Arrival> record) {
    context.forward(
        outgoing
            .encode(record.value().asDuplicate(), record.headers())
            .to(topics.duplicates().name(), record));
  }
}

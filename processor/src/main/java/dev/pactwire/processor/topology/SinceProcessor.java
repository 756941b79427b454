package dev.pactwire.processor.topology;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Lets pass what has come of articles that arrived at a time or later. */
final class SinceProcessor implements Processor<String, Routed, String, Routed> {

  private final long since;
  private ProcessorContext<String, Routed> context;

  SinceProcessor(Instant since) {
    this.since = since.toEpochMilli();
  }

  @Override
  public void init(ProcessorContext<String, Routed> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, Routed> record) {
    if (record.timestamp() >= since) {
      context.forward(record);
    }
  }
}

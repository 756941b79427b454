package dev.pactwire.processor.topology;

import dev.pactwire.schemas.OutcomeHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Passes on by what an article that is told can be known again in another language: some 150 bytes
 * in place of the article. Of a withdrawn one nothing but that it is.
 */
final class TraitsProcessor implements Processor<String, Outcome, String, byte[]> {

  /** Stands for the traits of an article that has been withdrawn. */
  static final byte[] WITHDRAWN = {0};

  private ProcessorContext<String, byte[]> context;

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, Outcome> record) {
    if (record.value() instanceof Outcome.Told told) {
      byte[] traits =
          told.candidate().getChange() == dev.pactwire.schemas.Change.RETRACTED
              ? WITHDRAWN.clone()
              : AvroBytes.copyOf(told.candidate().getTraits());
      if (traits.length > 0) {
        RecordHeaders headers = new RecordHeaders();
        Header origin = record.headers().lastHeader(OutcomeHeaders.ORIGIN);
        if (origin != null) {
          headers.add(origin);
        }
        context.forward(record.withValue(traits).withHeaders(headers));
      }
    }
  }
}

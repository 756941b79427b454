package dev.pactwire.processor.topology;

import dev.pactwire.schemas.OutcomeHeaders;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Lets pass what has come of records that another processor has not told of: when one takes over
 * from another, it reads again what there is, to remember it, and tells only what is left.
 */
final class OriginGate implements Processor<String, Routed, String, Routed> {

  private final Map<Integer, Long> firstUntold;
  private ProcessorContext<String, Routed> context;

  /**
   * A gate.
   *
   * @param firstUntold by partition of news.articles; partitions that are not named have told
   *     nothing yet
   */
  OriginGate(Map<Integer, Long> firstUntold) {
    this.firstUntold = firstUntold;
  }

  @Override
  public void init(ProcessorContext<String, Routed> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, Routed> record) {
    boolean isTold =
        OutcomeHeaders.originOf(record.headers())
            .filter(origin -> origin.offset() < firstUntold.getOrDefault(origin.partition(), 0L))
            .isPresent();
    if (!isTold) {
      context.forward(record);
    }
  }
}

package dev.pactwire.processor.watch;

import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Outcome;
import dev.pactwire.schemas.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A copy of another article shows that its source speaks. The same article once more does not: a
 * feed that is stuck brings that again and again.
 */
final class CopyProcessor extends ContextualProcessor<String, byte[], String, Sighting> {

  @Override
  public void process(Record<String, byte[]> record) {
    Optional<OutcomeHeaders> headers = OutcomeHeaders.read(record.headers());
    if (headers.filter(h -> h.outcome() != Outcome.SAME_ARTICLE).isEmpty()) {
      return;
    }
    Sighting sighting =
        new Sighting(
            record.key() == null ? "" : record.key(),
            "",
            headers.get().source(),
            true,
            Instant.ofEpochMilli(record.timestamp()),
            List.of());
    context()
        .forward(
            new Record<>(sighting.getSource(), sighting, record.timestamp(), new RecordHeaders()));
  }
}

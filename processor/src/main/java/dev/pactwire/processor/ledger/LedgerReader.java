package dev.pactwire.processor.ledger;

import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.RecordLookup;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.Article;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Fills a {@link Ledger} from the topics. Incoming records are read before outcomes, so that an
 * outcome is never missed that was there when the reading began; reading again goes on where it
 * ended, and takes in what was still on the way.
 *
 * <p>Of a span the incoming records are read that arrived in it, and the outcomes from its
 * beginning to the present end: they bear the arrival of their record, but stand in another order.
 */
public final class LedgerReader implements AutoCloseable {

  private final Map<String, Object> client;
  private final Topics incoming;
  private final LogReader arrivals;
  private final LogReader outcomes;
  private final Ledger ledger = new Ledger();

  /**
   * Opens the topics from end to end. Only committed records are read.
   *
   * @param client Kafka client settings, with the bootstrap servers
   */
  public LedgerReader(Map<String, Object> client, Topics topics) {
    this(client, topics, topics, Span.ALL);
  }

  /**
   * Opens the topics for a span.
   *
   * @param incoming where the incoming articles stand
   * @param outgoing where the outcomes stand: the same catalogue, or that of a replay
   */
  public LedgerReader(Map<String, Object> client, Topics incoming, Topics outgoing, Span span) {
    this.client = Map.copyOf(client);
    this.incoming = incoming;
    this.arrivals = new LogReader(client, List.of(incoming.articles().name()), span);
    this.outcomes =
        new LogReader(
            client,
            List.of(
                outgoing.classified().name(),
                outgoing.duplicates().name(),
                outgoing.deadLetters().name()),
            new Span(span.from(), Span.ALL.to()));
  }

  /** Reads what has come since the last call, and draws the balance. */
  public LedgerReport read() {
    arrivals.readOn(
        record ->
            ledger.arrived(new Position(record.partition(), record.offset()), source(record)));
    outcomes.readOn(
        record ->
            OutcomeHeaders.read(record.headers())
                .ifPresentOrElse(ledger::became, ledger::becameWithoutOrigin));
    return ledger.balance();
  }

  /**
   * The keys of some incoming records: ids of their articles, unless they are unusable. Empty where
   * there is none, or where the record has gone by now.
   */
  public SortedMap<Position, String> keys(Collection<Position> positions) {
    SortedMap<Position, String> keys = new TreeMap<>();
    try (RecordLookup lookup = new RecordLookup(client, incoming.articles().name())) {
      positions.forEach(
          position ->
              keys.put(
                  position,
                  lookup
                      .find(position)
                      .map(ConsumerRecord::key)
                      .map(key -> new String(key, StandardCharsets.UTF_8))
                      .orElse("")));
    }
    return keys;
  }

  @Override
  public void close() {
    arrivals.close();
    outcomes.close();
  }

  private String source(ConsumerRecord<byte[], byte[]> record) {
    try {
      Article article =
          incoming
              .articles()
              .valueSerde()
              .deserializer()
              .deserialize(record.topic(), record.value());
      return article == null ? Ledger.UNREADABLE : article.getSource();
    } catch (SerializationException e) {
      return Ledger.UNREADABLE;
    }
  }
}

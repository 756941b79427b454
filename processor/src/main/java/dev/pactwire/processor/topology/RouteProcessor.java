package dev.pactwire.processor.topology;

import dev.pactwire.processor.route.Destination;
import dev.pactwire.processor.route.Member;
import dev.pactwire.processor.route.Routes;
import dev.pactwire.processor.step.Step;
import dev.pactwire.schemas.Candidate;
import dev.pactwire.schemas.Change;
import dev.pactwire.schemas.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/**
 * Sends each outcome to its topics.
 *
 * <p>A new or changed article goes to news.classified and to the topic of each region and alliance
 * it is labelled with. Where an earlier version had been sent and this one no longer belongs, a
 * removal is sent. A retraction goes to every topic the article stands in. A repetition goes to
 * news.duplicates.
 */
final class RouteProcessor implements Processor<String, Outcome, String, Routed> {

  private final Topics topics;
  private final Outgoing outgoing;
  private final Map<Destination, String> topicNames = new HashMap<>();
  private ProcessorContext<String, Routed> context;
  private RouteMemory memory;

  private RouteProcessor(Topics topics) {
    this.topics = topics;
    this.outgoing = new Outgoing(topics);
  }

  static ProcessorSupplier<String, Outcome, String, Routed> supplier(
      Topics topics, StoreBuilder<?> routes) {
    return Step.of(() -> new RouteProcessor(topics), routes);
  }

  @Override
  public void init(ProcessorContext<String, Routed> context) {
    this.context = context;
    TimestampedKeyValueStore<String, byte[]> routes = context.getStateStore(RouteMemory.STORE);
    this.memory = new RouteMemory(routes);
    Forgetting.schedule(context, routes);
  }

  @Override
  public void process(Record<String, Outcome> record) {
    if (record.value() instanceof Outcome.Told told) {
      tell(record, told);
    } else if (record.value() instanceof Outcome.Repeated repeated) {
      send(
          record,
          topics.duplicates().name(),
          outgoing.encode(repeated.duplicate(), record.headers()));
    }
  }

  private void tell(Record<String, Outcome> record, Outcome.Told told) {
    Candidate article = told.candidate();
    RouteMemory.Standing standing = memory.of(record.key(), record.timestamp());
    Routes before = standing.routes();
    boolean retracted = article.getChange() == Change.RETRACTED;
    Routes now = retracted ? Routes.NONE : Routes.of(article.getRegions(), article.getAlliances());
    Set<Destination> all = retracted ? before.destinations() : now.destinations();
    Outgoing.Encoded encoded = outgoing.encode(told, record.headers());
    send(record, topics.classified().name(), encoded);
    all.forEach(destination -> send(record, topicOf(destination), encoded));
    if (!retracted) {
      remove(record, told, before.without(now));
    }
    if (retracted) {
      memory.forget(record.key());
    } else {
      Instant arrival = Instant.ofEpochMilli(record.timestamp());
      Instant since = standing.member().map(Member::since).orElse(arrival);
      Member member = ClusterProcessor.member(told, since);
      memory.put(record.key(), now, member, record.timestamp());
    }
  }

  private void remove(Record<String, Outcome> record, Outcome.Told told, Set<Destination> left) {
    if (!left.isEmpty()) {
      Outgoing.Encoded encoded = outgoing.encodeRemoval(told, record.headers());
      left.forEach(destination -> send(record, topicOf(destination), encoded));
    }
  }

  private void send(Record<String, Outcome> record, String topic, Outgoing.Encoded encoded) {
    context.forward(encoded.to(topic, record));
  }

  private String topicOf(Destination destination) {
    return topicNames.computeIfAbsent(destination, this::nameOfTopic);
  }

  private String nameOfTopic(Destination destination) {
    if (destination instanceof Destination.Region region) {
      return topics.region(region.id()).name();
    }
    if (destination instanceof Destination.Alliance alliance) {
      return topics.alliance(alliance.id()).name();
    }
    return topics.unmatched().name();
  }
}

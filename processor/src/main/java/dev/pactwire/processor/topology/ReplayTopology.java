package dev.pactwire.processor.topology;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.dedupe.Arrivals;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.schemas.Topics;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What happens to an article, once more: the processors of {@link NewsTopology} in one task.
 *
 * <p>The articles of the span stand in one partition already, in one order, with their origin in a
 * header. So nothing is repartitioned, no two threads race, and the outputs follow from the input
 * alone, byte for byte. All language blocks share the stores of the one task.
 */
public final class ReplayTopology implements Supplier<Topology> {

  /** Names of all stores. */
  public static final Set<String> STORES =
      Set.of(
          Identities.STORE,
          DeduplicateProcessor.STORE,
          RouteMemory.STORE,
          ClusterProcessor.STORE,
          RelateProcessor.STORE);

  private final Topics topics;
  private final Classifier classifier;
  private final Parameters deduplication;
  private final Arrivals arrivals;
  private final Instant since;
  private final Properties settings;

  /**
   * A topology that is not built yet.
   *
   * @param topics those of the lane
   * @param arrivals as the live ones, or those of an archive
   * @param since articles that arrived earlier are only remembered: nothing is told of them
   * @param settings the Kafka Streams properties it will run with; some of them shape it
   */
  public ReplayTopology(
      Topics topics,
      Classifier classifier,
      Parameters deduplication,
      Arrivals arrivals,
      Instant since,
      Properties settings) {
    this.topics = topics;
    this.classifier = classifier;
    this.deduplication = deduplication;
    this.arrivals = arrivals;
    this.since = since;
    this.settings = settings;
  }

  @Override
  public Topology get() {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    KStream<String, Arrival> arrivals = identifyAndClassify(articles(builder));
    repeat(arrivals);
    decideAndRoute(arrivals);
    return builder.build();
  }

  private KStream<String, Incoming> articles(StreamsBuilder builder) {
    return builder.stream(
        topics.articles().name(),
        Consumed.with(topics.articles().keySerde(), Incoming.serde(topics.articles().valueSerde()))
            .withName("articles"));
  }

  private KStream<String, Arrival> identifyAndClassify(KStream<String, Incoming> articles) {
    Identities identities = new Identities(Origins.HEADER);
    return articles
        .process(identities.asking(), Named.as("identify"))
        .processValues(ClassifyProcessor.supplier(() -> classifier), Named.as("classify"))
        .process(identities.remembering(), Named.as("remember"));
  }

  private void repeat(KStream<String, Arrival> arrivals) {
    tell(
        arrivals
            .filter((id, arrival) -> arrival.isRepeated(), Named.as("known-versions"))
            .process(RepeatProcessor.supplier(topics), Named.as("repeat")),
        "repeated");
  }

  private void decideAndRoute(KStream<String, Arrival> arrivals) {
    StoreBuilder<?> memory = RouteMemory.builder();
    KStream<String, Outcome> outcomes =
        arrivals
            .filter((id, arrival) -> !arrival.isRepeated(), Named.as("news"))
            .process(TagProcessor::new, Named.as("tag"))
            .process(
                DeduplicateProcessor.supplier(deduplication, new WindowBoard(), this.arrivals),
                Named.as("deduplicate"));
    tell(outcomes.process(RouteProcessor.supplier(topics, memory), Named.as("route")), "routed");
    tell(
        outcomes.process(ClusterProcessor.supplier(topics, memory), Named.as("cluster")),
        "clustered");
    tell(
        outcomes
            .process(TraitsProcessor::new, Named.as("traits"))
            .process(RelateProcessor.supplier(topics, this.arrivals), Named.as("relate")),
        "related");
  }

  private void tell(KStream<String, Routed> outcomes, String name) {
    outcomes
        .process(() -> new SinceProcessor(since), Named.as(name + "-since"))
        .to(Routed.toItsTopic(), Produced.with(Serdes.String(), Routed.serde()).withName(name));
  }
}

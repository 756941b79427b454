package dev.pactwire.processor.topology;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.dedupe.Arrivals;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.route.LanguageBlocks;
import dev.pactwire.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What happens to an article: it is identified, classified, compared with all others of its
 * language, and routed to those whom it concerns.
 *
 * <p>Identifying and classifying run in parallel, by article id. Then all articles of a language
 * meet in one partition, where it is decided which came first. What is told is laid beside what is
 * told in other languages. Records that cannot be handled leave by the {@link DeadLetterHandler}.
 */
public final class NewsTopology implements Supplier<Topology> {

  private static final String LANGUAGE_BLOCKS = "language-blocks";
  private static final String ALL_LANGUAGES = "all-languages";

  /** Names under which records wait between the parts of the topology. */
  public static final List<String> REPARTITIONS = List.of(LANGUAGE_BLOCKS, ALL_LANGUAGES);

  private final Topics topics;
  private final Supplier<Classifier> classifier;
  private final Parameters deduplication;
  private final Map<Integer, Long> firstUntold;
  private final WindowBoard board;
  private final Properties settings;

  /**
   * A topology that is not built yet.
   *
   * @param settings the Kafka Streams properties it will run with; some of them shape it
   */
  public NewsTopology(
      Topics topics, Classifier classifier, Parameters deduplication, Properties settings) {
    this(topics, () -> classifier, deduplication, settings);
  }

  /**
   * The same with a classifier that may change.
   *
   * @param classifier is asked for with each article
   */
  public NewsTopology(
      Topics topics,
      Supplier<Classifier> classifier,
      Parameters deduplication,
      Properties settings) {
    this(topics, classifier, deduplication, Map.of(), new WindowBoard(), settings);
  }

  private NewsTopology(
      Topics topics,
      Supplier<Classifier> classifier,
      Parameters deduplication,
      Map<Integer, Long> firstUntold,
      WindowBoard board,
      Properties settings) {
    this.board = board;
    this.firstUntold = Map.copyOf(firstUntold);
    this.topics = topics;
    this.classifier = classifier;
    this.deduplication = deduplication;
    this.settings = settings;
  }

  /**
   * The same, taking over from another topology.
   *
   * @param untold for each partition of news.articles the first record that the other one has not
   *     told of; those before it are only remembered
   */
  public NewsTopology takingOver(Map<Integer, Long> untold) {
    return new NewsTopology(topics, classifier, deduplication, untold, board, settings);
  }

  /** The same, telling on a board how its windows are. */
  public NewsTopology toldOn(WindowBoard shown) {
    return new NewsTopology(topics, classifier, deduplication, firstUntold, shown, settings);
  }

  @Override
  public Topology get() {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    KStream<String, Arrival> arrivals = identifyAndClassify(articles(builder));
    repeat(arrivals);
    KStream<String, Outcome> outcomes = deduplicate(meetByLanguage(arrivals));
    route(outcomes);
    relate(meetAcrossLanguages(outcomes));
    return builder.build();
  }

  private KStream<String, Incoming> articles(StreamsBuilder builder) {
    return builder.stream(
        topics.articles().name(),
        Consumed.with(topics.articles().keySerde(), Incoming.serde(topics.articles().valueSerde()))
            .withName("articles"));
  }

  private KStream<String, Arrival> identifyAndClassify(KStream<String, Incoming> articles) {
    Identities identities = new Identities(Origins.RECORD);
    return articles
        .process(identities.asking(), Named.as("identify"))
        .processValues(ClassifyProcessor.supplier(classifier), Named.as("classify"))
        .process(identities.remembering(), Named.as("remember"));
  }

  /** A version that is known already goes no further. */
  private void repeat(KStream<String, Arrival> arrivals) {
    tell(
        arrivals
            .filter((id, arrival) -> arrival.isRepeated(), Named.as("known-versions"))
            .process(RepeatProcessor.supplier(topics), Named.as("repeat")),
        "repeated");
  }

  private KStream<String, Packed> meetByLanguage(KStream<String, Arrival> arrivals) {
    return arrivals
        .filter((id, arrival) -> !arrival.isRepeated(), Named.as("news"))
        .process(TagProcessor::new, Named.as("tag"))
        .repartition(
            Repartitioned.with(Serdes.String(), Packed.serde())
                .withName(LANGUAGE_BLOCKS)
                .withNumberOfPartitions(LanguageBlocks.count())
                .withStreamPartitioner(new LanguagePartitioner()));
  }

  private KStream<String, Outcome> deduplicate(KStream<String, Packed> candidates) {
    return candidates.process(
        DeduplicateProcessor.supplier(deduplication, board, Arrivals.DOUBTED),
        Named.as("deduplicate"));
  }

  private void route(KStream<String, Outcome> outcomes) {
    StoreBuilder<?> memory = RouteMemory.builder();
    tell(outcomes.process(RouteProcessor.supplier(topics, memory), Named.as("route")), "routed");
    tell(
        outcomes.process(ClusterProcessor.supplier(topics, memory), Named.as("cluster")),
        "clustered");
  }

  /** All that is told, in one order: not the articles, only by what they are known again. */
  private KStream<String, byte[]> meetAcrossLanguages(KStream<String, Outcome> outcomes) {
    return outcomes
        .process(TraitsProcessor::new, Named.as("traits"))
        .repartition(
            Repartitioned.with(Serdes.String(), Serdes.ByteArray())
                .withName(ALL_LANGUAGES)
                .withNumberOfPartitions(1));
  }

  private void relate(KStream<String, byte[]> traits) {
    tell(
        traits.process(RelateProcessor.supplier(topics, Arrivals.DOUBTED), Named.as("relate")),
        "related");
  }

  private void tell(KStream<String, Routed> outputs, String name) {
    KStream<String, Routed> untold =
        firstUntold.isEmpty()
            ? outputs
            : outputs.process(() -> new OriginGate(firstUntold), Named.as(name + "-untold"));
    untold.to(Routed.toItsTopic(), Produced.with(Serdes.String(), Routed.serde()).withName(name));
  }
}

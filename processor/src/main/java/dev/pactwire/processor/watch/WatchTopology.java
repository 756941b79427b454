package dev.pactwire.processor.watch;

import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Sighting;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import dev.pactwire.schemas.WireFormat;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
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

/**
 * What the news is like: how much is told of each label and by each source, of which there is more
 * than usual, which source has gone silent or cannot be fetched, and whether too much fails.
 *
 * <p>It reads what was told (news.classified) and which copies came in (news.duplicates, headers
 * only: a source that brings copies is not silent). All sightings meet in one partition, in one
 * order: they are small, and labels, sources and clusters cross each other. So the outcome follows
 * from that order alone, but for silences, which need a clock ({@link SilenceProcessor}).
 */
public final class WatchTopology implements Supplier<Topology> {

  private static final Serde<Sighting> SIGHTINGS = WireFormat.SINGLE_OBJECT.serde(Sighting.class);

  private final Topics topics;
  private final Properties settings;

  /**
   * A topology that is not built yet.
   *
   * @param settings the Kafka Streams properties it will run with; some of them shape it
   */
  public WatchTopology(Topics topics, Properties settings) {
    this.topics = topics;
    this.settings = settings;
  }

  @Override
  public Topology get() {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    Feeds.keep(builder, topics);
    KStream<String, Sighting> sightings =
        meet(told(builder).merge(copies(builder), Named.as("all")));
    KStream<String, Sighting> tallied = tally(sightings);
    write(tallied.process(CountProcessor.supplier(), Named.as("count")), topics.counts(), "counts");
    KStream<String, Alert> bursts = tallied.process(BurstProcessor.supplier(), Named.as("burst"));
    KStream<String, Alert> silences =
        sightings.process(SilenceProcessor.supplier(topics), Named.as("silence"));
    KStream<String, Alert> failing =
        sightings.process(FailingFeedProcessor.supplier(topics), Named.as("failing"));
    KStream<String, Alert> found =
        bursts.merge(silences, Named.as("both")).merge(failing, Named.as("all-found"));
    write(found, topics.alerts(), "alerts");
    write(deadLetters(builder), topics.alerts(), "alerts-of-letters");
    return builder.build();
  }

  private KStream<String, Sighting> told(StreamsBuilder builder) {
    Topic<String, ClassifiedArticle> classified = topics.classified();
    return builder.stream(
            classified.name(),
            Consumed.with(classified.keySerde(), classified.valueSerde()).withName("told"))
        .process(ToldProcessor::new, Named.as("sight"));
  }

  private KStream<String, Sighting> copies(StreamsBuilder builder) {
    return builder.stream(
            topics.duplicates().name(),
            Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("copies"))
        .process(CopyProcessor::new, Named.as("sight-copy"));
  }

  private KStream<String, Alert> deadLetters(StreamsBuilder builder) {
    return builder.stream(
            topics.deadLetters().name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("letters"))
        .process(
            DeadLetterProcessor.supplier(topics.deadLetters().name()), Named.as("count-letters"));
  }

  private static KStream<String, Sighting> meet(KStream<String, Sighting> sightings) {
    return sightings.repartition(
        Repartitioned.with(Serdes.String(), SIGHTINGS)
            .withName("sightings")
            .withNumberOfPartitions(1));
  }

  private static KStream<String, Sighting> tally(KStream<String, Sighting> sightings) {
    return sightings.process(TallyProcessor.supplier(), Named.as("tally"));
  }

  private static <T extends SpecificRecord> void write(
      KStream<String, T> stream, Topic<String, T> topic, String name) {
    stream.to(topic.name(), Produced.with(topic.keySerde(), topic.valueSerde()).withName(name));
  }
}

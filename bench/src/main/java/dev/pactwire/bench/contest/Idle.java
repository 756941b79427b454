package dev.pactwire.bench.contest;

import dev.pactwire.processor.route.LanguageBlocks;
import dev.pactwire.processor.run.StreamsSettings;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
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
 * The hops and stores of the news topology without its work: for each article the bytes that the
 * news topology has written are written again, to the same topics, partitions and stores.
 */
final class Idle implements Contender {

  private final Setting setting;
  private final String input;
  private final Traces traces;

  Idle(Setting setting, String input, Traces traces) {
    this.setting = setting;
    this.input = input;
    this.traces = traces;
  }

  @Override
  public String name() {
    return "idle topology";
  }

  @Override
  public KafkaStreams start(String applicationId) {
    Properties settings = StreamsSettings.of(setting.config(applicationId));
    KafkaStreams streams = new KafkaStreams(topology(settings), settings);
    streams.start();
    return streams;
  }

  private Topology topology(Properties settings) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    Serde<String> keys = Serdes.String();
    KStream<String, byte[]> decided =
        builder.stream(input, Consumed.with(keys, Serdes.ByteArray()).withName("articles"))
            .process(IdleProcessors.identify(traces), Named.as("identify"))
            .repartition(
                Repartitioned.with(keys, Serdes.ByteArray())
                    .withName("language-blocks")
                    .withNumberOfPartitions(LanguageBlocks.count())
                    .withStreamPartitioner(
                        (topic, id, value, count) -> Optional.of(Set.of(traces.of(id).block))))
            .process(IdleProcessors.deduplicate(traces), Named.as("deduplicate"));
    decided
        .process(IdleProcessors.route(traces), Named.as("route"))
        .to(
            (id, output, context) -> output.topic(),
            Produced.with(keys, IdleProcessors.outputs()).withName("routed"));
    decided
        .process(IdleProcessors.traits(traces), Named.as("traits"))
        .repartition(
            Repartitioned.with(keys, Serdes.ByteArray())
                .withName("all-languages")
                .withNumberOfPartitions(1))
        .process(IdleProcessors.relate(traces), Named.as("relate"));
    return builder.build();
  }
}

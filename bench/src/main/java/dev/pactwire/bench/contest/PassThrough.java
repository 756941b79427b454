package dev.pactwire.bench.contest;

import dev.pactwire.processor.run.StreamsSettings;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** The least a topology can do: every record is read and written once, as bytes. */
final class PassThrough implements Contender {

  private final Setting setting;
  private final String from;
  private final String to;

  PassThrough(Setting setting, String from, String to) {
    this.setting = setting;
    this.from = from;
    this.to = to;
  }

  @Override
  public String name() {
    return "bare pass-through";
  }

  @Override
  public KafkaStreams start(String applicationId) {
    Properties settings = StreamsSettings.of(setting.config(applicationId));
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(from, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("articles"))
        .to(to, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("copies"));
    KafkaStreams streams = new KafkaStreams(builder.build(), settings);
    streams.start();
    return streams;
  }
}

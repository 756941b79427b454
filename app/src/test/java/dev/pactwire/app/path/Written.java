package dev.pactwire.app.path;

import dev.pactwire.processor.span.LogReader;
import dev.pactwire.processor.span.Span;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What stands in the topics of a path, to be compared. */
final class Written {

  private final LocalPath path;

  Written(LocalPath path) {
    this.path = path;
  }

  /** Every byte of every output topic whose name begins so, in the order of its partitions. */
  SortedMap<String, List<String>> outputs(String prefix) throws Exception {
    SortedMap<String, List<String>> outputs = new TreeMap<>();
    // Brokers compact clusters when they like, so that of them the last of each key counts.
    String clusters = prefix + new Topics().clusters().name();
    Map<ByteBuffer, Long> newest = new HashMap<>();
    List<ConsumerRecord<byte[], byte[]>> records = records(prefix);
    records.stream()
        .filter(record -> record.topic().equals(clusters))
        .forEach(record -> newest.put(ByteBuffer.wrap(record.key()), record.offset()));
    records.stream()
        .filter(
            record ->
                !record.topic().equals(clusters)
                    || newest.get(ByteBuffer.wrap(record.key())) == record.offset())
        .forEach(
            record ->
                outputs
                    .computeIfAbsent(
                        record.topic().substring(prefix.length()) + "-" + record.partition(),
                        topic -> new ArrayList<>())
                    .add(bytes(record)));
    return outputs;
  }

  List<ConsumerRecord<byte[], byte[]>> records(String prefix) throws Exception {
    List<String> topics =
        path.names().stream()
            .filter(name -> name.startsWith(prefix + "news.") && !name.equals("news.articles"))
            .toList();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (LogReader log =
        new LogReader(Map.of("bootstrap.servers", path.brokers()), topics, Span.ALL)) {
      log.readOn(records::add);
    }
    return records;
  }

  private static String bytes(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder all = new StringBuilder();
    all.append("at ").append(record.timestamp());
    all.append(" key ").append(hex(record.key())).append(" value ").append(hex(record.value()));
    record
        .headers()
        .forEach(
            header -> all.append(' ').append(header.key()).append('=').append(hex(header.value())));
    return all.toString();
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
  }

  SortedMap<Position, SortedMap<String, String>> fates(String prefix) throws Exception {
    Fates fates = new Fates(origin -> origin);
    records(prefix)
        .forEach(
            record ->
                fates.enter(
                    record.topic().substring(prefix.length()), record.value(), record.headers()));
    return fates.all();
  }

  List<ConsumerRecord<byte[], byte[]>> inOneOrder(Instant from) {
    List<ConsumerRecord<byte[], byte[]>> all =
        new ArrayList<>(path.log().read(new Topics().articles().name()));
    all.removeIf(record -> record.timestamp() < from.toEpochMilli());
    all.sort(
        Comparator.comparingLong((ConsumerRecord<byte[], byte[]> r) -> r.timestamp())
            .thenComparingInt(ConsumerRecord::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return all;
  }
}

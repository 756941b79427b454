package dev.pactwire.bench.contest;

import dev.pactwire.bench.contest.Shelf.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/** What the news topology wrote on account of each article: all bytes, with topics and headers. */
public final class Traces {

  /**
   * One record on an output topic.
   *
   * @param value shared with the other outputs of the article where the bytes are equal
   */
  record Output(String topic, Place value, Header[] headers) {}

  /** Everything written for one article; a part is null where nothing was written. */
  static final class Trace {
    int block;
    Place candidate;
    Header[] tag = {};
    Place identity;
    byte[] seenKey;
    Place seen;
    Place routes;
    Place cluster;
    Place traits;
    Header[] traitsTag = {};
    byte[] toldKey;
    Place told;
    final List<Output> outputs = new ArrayList<>();

    /** Where equal bytes lie that the article has been sent with before, if it has. */
    Optional<Place> sentBefore(byte[] value) {
      return outputs.stream().map(Output::value).filter(place -> place.holds(value)).findFirst();
    }
  }

  private final Map<String, Trace> byArticle = new HashMap<>();

  /** The trace of an article, made on first asking. */
  Trace of(String articleId) {
    return byArticle.computeIfAbsent(articleId, id -> new Trace());
  }

  /** Number of articles. */
  public int articles() {
    return byArticle.size();
  }

  /** Records that were written for all articles. */
  public long records() {
    return byArticle.values().stream().mapToLong(Traces::records).sum();
  }

  /** Bytes of the values of these records. */
  public long bytes() {
    return byArticle.values().stream().mapToLong(Traces::bytes).sum();
  }

  /** Articles that were told, or found to be duplicates. */
  public long outcomes(String topic) {
    return byArticle.values().stream()
        .flatMap(trace -> trace.outputs.stream())
        .filter(output -> output.topic.equals(topic))
        .count();
  }

  private static long records(Trace trace) {
    long stores = 0;
    for (Place part : parts(trace)) {
      stores += part == null ? 0 : 1;
    }
    return stores + trace.outputs.size();
  }

  private static long bytes(Trace trace) {
    long bytes = trace.outputs.stream().mapToLong(output -> output.value.length()).sum();
    for (Place part : parts(trace)) {
      bytes += part == null ? 0 : part.length();
    }
    return bytes;
  }

  private static List<Place> parts(Trace trace) {
    return Arrays.asList(
        trace.candidate,
        trace.identity,
        trace.seen,
        trace.routes,
        trace.cluster,
        trace.traits,
        trace.told);
  }
}

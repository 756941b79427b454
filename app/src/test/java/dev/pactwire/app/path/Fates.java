package dev.pactwire.app.path;

import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.Origin;
import dev.pactwire.schemas.OutcomeHeaders;
import dev.pactwire.schemas.OutcomeHeaders.Position;
import dev.pactwire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What became of each incoming record: in which topics it came out, and what exactly is said there,
 * headers included.
 */
final class Fates {

  private static final Position NOWHERE = new Position(0, 0);

  private final Topics topics = new Topics();
  private final UnaryOperator<Position> whereItStood;
  private final SortedMap<Position, SortedMap<String, String>> fates = new TreeMap<>();

  /**
   * No fate is known yet.
   *
   * @param whereItStood from the origin that an output names to the record of news.articles
   */
  Fates(UnaryOperator<Position> whereItStood) {
    this.whereItStood = whereItStood;
  }

  /** Enters a record of an output topic. */
  void enter(String topic, byte[] value, Headers headers) {
    Position origin =
        OutcomeHeaders.originOf(headers)
            .orElseThrow(() -> new AssertionError("No origin on an output to " + topic));
    fates
        .computeIfAbsent(whereItStood.apply(origin), p -> new TreeMap<>())
        .merge(topic, said(topic, value, headers), (a, b) -> a + "\nTWICE\n" + b);
  }

  /** By incoming record, by topic. */
  SortedMap<Position, SortedMap<String, String>> all() {
    return fates;
  }

  private String said(String topic, byte[] value, Headers headers) {
    StringBuilder said = new StringBuilder();
    for (Header header : headers) {
      if (!header.key().equals(OutcomeHeaders.ORIGIN)) {
        String text = new String(header.value(), StandardCharsets.UTF_8);
        said.append(header.key()).append('=').append(text).append(' ');
      }
    }
    return said.append(content(topic, value)).toString();
  }

  private String content(String topic, byte[] value) {
    if (topic.equals(topics.deadLetters().name())) {
      return value == null ? "no bytes" : HexFormat.of().formatHex(value);
    }
    if (topic.equals(topics.clusters().name())) {
      return topics.clusters().valueSerde().deserializer().deserialize(topic, value).toString();
    }
    if (topic.equals(topics.related().name())) {
      return topics.related().valueSerde().deserializer().deserialize(topic, value).toString();
    }
    if (topic.equals(topics.duplicates().name())) {
      Duplicate duplicate =
          topics.duplicates().valueSerde().deserializer().deserialize(topic, value);
      return Duplicate.newBuilder(duplicate)
          .setOrigin(anywhere(duplicate.getOrigin()))
          .build()
          .toString();
    }
    ClassifiedArticle classified =
        topics.classified().valueSerde().deserializer().deserialize(topic, value);
    return ClassifiedArticle.newBuilder(classified)
        .setOrigin(anywhere(classified.getOrigin()))
        .build()
        .toString();
  }

  private static Origin anywhere(Origin origin) {
    return new Origin(NOWHERE.partition(), NOWHERE.offset(), origin.getAt());
  }
}

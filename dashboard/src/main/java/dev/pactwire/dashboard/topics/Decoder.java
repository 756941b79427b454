package dev.pactwire.dashboard.topics;

import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Copy;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.schemas.Alert;
import dev.pactwire.schemas.ClassifiedArticle;
import dev.pactwire.schemas.Duplicate;
import dev.pactwire.schemas.FeedStatus;
import dev.pactwire.schemas.Relation;
import dev.pactwire.schemas.Topic;
import dev.pactwire.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of a record what the window holds of it. */
final class Decoder {
  private static final Logger LOG = LoggerFactory.getLogger(Decoder.class);

  private final Topic<String, ClassifiedArticle> classified;
  private final Topic<String, Duplicate> duplicates;
  private final Topic<String, FeedStatus> feeds;
  private final Topic<String, Alert> alerts;
  private final Topic<String, Relation> related;
  private final Map<String, Channel> channels;

  Decoder(Topics topics) {
    classified = topics.classified();
    duplicates = topics.duplicates();
    feeds = topics.feedStatus();
    alerts = topics.alerts();
    related = topics.related();
    channels =
        Map.of(
            classified.name(), Channel.ARTICLES,
            duplicates.name(), Channel.DUPLICATES,
            topics.deadLetters().name(), Channel.DEAD_LETTERS,
            feeds.name(), Channel.FEEDS,
            alerts.name(), Channel.ALERTS,
            related.name(), Channel.RELATED);
  }

  /** The topics, by name. */
  Map<String, Channel> channels() {
    return channels;
  }

  /** What the record says; empty for one that was deleted, or that cannot be read. */
  Optional<Item> decode(ConsumerRecord<byte[], byte[]> record) {
    Channel channel = channels.get(record.topic());
    if (record.value() == null && channel != Channel.DEAD_LETTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(item(channel, record));
    } catch (SerializationException e) {
      LOG.warn(
          "Record {} of {}-{} cannot be read: {}",
          record.offset(),
          record.topic(),
          record.partition(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private Item item(Channel channel, ConsumerRecord<byte[], byte[]> record) {
    return switch (channel) {
      case ARTICLES -> new Item.Told(value(classified, record));
      case DUPLICATES -> new Item.Repeated(Copy.of(value(duplicates, record)));
      case DEAD_LETTERS -> new Item.Letter(DeadLetterRecord.read(record));
      case FEEDS -> new Item.Poll(value(feeds, record));
      case ALERTS -> new Item.Warning(value(alerts, record));
      case RELATED -> new Item.Related(value(related, record));
    };
  }

  private static <T> T value(Topic<String, T> topic, ConsumerRecord<byte[], byte[]> record) {
    return topic
        .valueSerde()
        .deserializer()
        .deserialize(record.topic(), record.headers(), record.value());
  }
}

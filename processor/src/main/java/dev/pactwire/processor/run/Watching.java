package dev.pactwire.processor.run;

import dev.pactwire.processor.watch.SkipUnreadable;
import dev.pactwire.processor.watch.WatchTopology;
import dev.pactwire.schemas.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** Runs {@link WatchTopology} as a processor of its own. */
public final class Watching {

  /** Name shared by all instances; it is in the names of their state. */
  public static final String APPLICATION_ID = "pactwire-watch";

  /** Nobody waits for a count as for an article, and each transaction costs the brokers. */
  private static final int COMMIT_EVERY_MS = 1_000;

  private Watching() {}

  /** A watch that is not started yet; parameters of deduplication are not used. */
  public static NewsProcessor processor(ProcessorConfig config) {
    Topics topics = new Topics("", config.wire());
    return new NewsProcessor(
        settings(config),
        List.of(
            topics.articles(),
            topics.classified(),
            topics.duplicates(),
            topics.deadLetters(),
            topics.feeds(),
            topics.feedStatus(),
            topics.counts(),
            topics.alerts(),
            topics.alertNotes()),
        shaping -> new WatchTopology(topics, shaping));
  }

  static Properties settings(ProcessorConfig config) {
    Properties settings = StreamsSettings.of(config);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUnreadable.class);
    // No dead letters: every article here has had its outcome.
    settings.remove(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG);
    settings.remove(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG);
    if (!config.overrides().containsKey(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)) {
      settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MS);
    }
    return settings;
  }
}

package dev.pactwire.app.connect;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.run.IngestSettings;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.sources.FeedList;
import dev.pactwire.ingest.sources.FeedListReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How feeds are read.
 *
 * @param settings when and how much
 * @param allowedHosts hosts that may be in a private network
 */
public record IngestSetup(IngestSettings settings, Set<String> allowedHosts) {
  public IngestSetup {
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /**
   * What is configured.
   *
   * @throws CommandFailure when the intervals are out of order
   */
  public static IngestSetup of(Configuration configuration) {
    try {
      PollPolicy policy =
          new PollPolicy(
              configuration.duration(Key.POLL_SHORTEST),
              configuration.duration(Key.POLL_USUAL),
              configuration.duration(Key.POLL_LONGEST));
      IngestSettings defaults = IngestSettings.defaults();
      IngestSettings settings =
          new IngestSettings(
              policy,
              configuration.integer(Key.INGEST_WORKERS),
              defaults.remembered(),
              configuration.integer(Key.INGEST_PAGES_PER_POLL));
      return new IngestSetup(settings, hosts(configuration.text(Key.INGEST_ALLOWED_HOSTS)));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    }
  }

  private static Set<String> hosts(String list) {
    return Stream.of(list.split(","))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toSet());
  }

  /**
   * Reads a list of feeds, YAML or OPML.
   *
   * @throws CommandFailure naming file, line and value of the first thing wrong with it
   */
  public static List<FeedDefinition> feeds(Path file) {
    return feeds(FeedListReader.read(file));
  }

  /**
   * The feeds of a list that has been read.
   *
   * @throws CommandFailure naming the first thing wrong with it
   */
  public static List<FeedDefinition> feeds(FeedList list) {
    if (list instanceof FeedList.Feeds usable) {
      return usable.feeds();
    }
    List<String> problems = ((FeedList.Unusable) list).problems();
    String more = problems.size() > 1 ? " (and %d more)".formatted(problems.size() - 1) : "";
    throw CommandFailure.failed(problems.get(0) + more);
  }
}

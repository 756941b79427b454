package dev.pactwire.app.connect;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.polite.Manners;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.run.IngestSettings;
import dev.pactwire.ingest.sources.FeedDefinition;
import dev.pactwire.ingest.sources.FeedList;
import dev.pactwire.ingest.sources.FeedListReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How feeds are read.
 *
 * @param settings when and how much
 * @param allowedHosts hosts, or {@code host:port}, that may be in a private network; one's own,
 *     asked without waiting
 * @param manners how all other hosts are treated
 * @param archive folder of WARC files for all that is fetched
 */
public record IngestSetup(
    IngestSettings settings, Set<String> allowedHosts, Manners manners, Optional<Path> archive) {
  /** With the usual manners. */
  public IngestSetup(IngestSettings settings, Set<String> allowedHosts) {
    this(
        settings,
        allowedHosts,
        manners(Manners.defaults().interval(), allowedHosts),
        Optional.empty());
  }

  public IngestSetup {
    allowedHosts = Set.copyOf(allowedHosts);
    AllowedHosts.of(allowedHosts);
  }

  /**
   * What is configured.
   *
   * @throws CommandFailure when the intervals are out of order, or an allowed host is none
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
              configuration.integer(Key.INGEST_PAGES_PER_POLL),
              configuration.integer(Key.INGEST_RELOOKS_PER_POLL));
      Set<String> allowed = hosts(configuration.text(Key.INGEST_ALLOWED_HOSTS));
      return new IngestSetup(
          settings,
          allowed,
          manners(configuration.duration(Key.INGEST_HOST_INTERVAL), allowed),
          configuration.optional(Key.INGEST_WARC_DIR).map(Path::of));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongUsage(e.getMessage());
    }
  }

  private static Manners manners(Duration interval, Set<String> allowedHosts) {
    Manners usual = Manners.defaults();
    return new Manners(interval, usual.patience(), usual.robots(), allowedHosts);
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

package dev.pactwire.ingest.archive;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.testkit.Behaviour;
import dev.pactwire.testkit.FeedServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.Set;

/** Archives one page after the other, and tells of each when it was fetched, until it is killed. */
final class ArchiveMain {

  private static final int ROTATED_AT = 6_000;

  private ArchiveMain() {}

  /** Arguments: folder, number of the first page. */
  public static void main(String[] args) {
    Clock clock = Clock.systemUTC();
    try (FeedServer server = FeedServer.start();
        ArchivingFetcher fetcher =
            new ArchivingFetcher(
                new HttpFetcher(
                    FetchLimits.defaults(), AllowedHosts.of(Set.of("127.0.0.1")), clock),
                Path.of(args[0]),
                ROTATED_AT,
                clock)) {
      for (int page = Integer.parseInt(args[1]); true; page++) {
        server.on(
            "/" + page, Behaviour.content("text/html", WarcBytes.page(page + " " + noise(page))));
        fetcher.fetch(server.url("/" + page), Validators.NONE);
        System.out.println("archived " + page);
      }
    }
  }

  /** A headline that does not pack well, so that files grow. */
  private static String noise(int page) {
    StringBuilder noise = new StringBuilder("Page");
    new Random(page).ints(400, 'a', 'z').forEach(c -> noise.append((char) c));
    return noise.toString();
  }
}

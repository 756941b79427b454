package dev.pactwire.ingest.run;

import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.FetchOutcome;
import dev.pactwire.ingest.fetch.Fetcher;
import dev.pactwire.ingest.fetch.HttpFetcher;
import dev.pactwire.ingest.fetch.RedirectGate;
import dev.pactwire.ingest.fetch.TestLimits;
import dev.pactwire.ingest.fetch.Validators;
import dev.pactwire.ingest.poll.PollPolicy;
import dev.pactwire.ingest.push.PushServer;
import dev.pactwire.ingest.push.PushSettings;
import dev.pactwire.ingest.sources.FeedDefinition;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Ingestion with four threads, which is half of what is usual, and patience for all but what drips:
 * polls all feeds of a server at once, takes what is pushed meanwhile, and tells what came of it.
 */
final class SmallHeapMain {

  private static final FetchLimits USUAL =
      new FetchLimits(
          Duration.ofSeconds(120),
          Duration.ofSeconds(60),
          FetchLimits.defaults().bytes(),
          FetchLimits.defaults().redirects());

  private static final PushSettings PUSH =
      new PushSettings("127.0.0.1", 0, Optional.empty(), 2 << 20, 4, Duration.ofSeconds(60));

  private SmallHeapMain() {}

  /** Arguments: root of the server, paths of the feeds. */
  public static void main(String[] args) throws InterruptedException, IOException {
    MemorySink sink = new MemorySink();
    List<FeedDefinition> feeds =
        Arrays.stream(args)
            .skip(1)
            .map(path -> FeedDefinition.of(path, URI.create(args[0] + "/" + path)))
            .toList();
    try (PushServer push = new PushServer(PUSH, sink, Clock.systemUTC());
        Fetcher fetcher = new ByPath();
        FeedPoller poller =
            new FeedPoller(
                fetcher,
                sink,
                new IngestSettings(PollPolicy.defaults(), 4, 60, 50, 3),
                Clock.systemUTC(),
                () -> new Random(1),
                report -> System.out.println("polled " + report.feed() + " " + report.state()))) {
      push.start();
      System.out.println("push " + push.port());
      poller.pollOnce(feeds);
      System.out.println("polled all");
      if (System.in.read() < 0) {
        System.out.println("nobody is there any more");
      }
      sink.articles.stream()
          .map(article -> "article " + article.getTitle())
          .filter(line -> line.length() < 100)
          .forEach(System.out::println);
    }
    System.out.println("done");
  }

  /** Impatient with what drips alone: the others are bounded by their sizes. */
  private static final class ByPath implements Fetcher {
    private final Fetcher usual =
        new HttpFetcher(USUAL, AllowedHosts.of(Set.of("127.0.0.1")), Clock.systemUTC());
    private final Fetcher hasty =
        new HttpFetcher(TestLimits.HASTY, AllowedHosts.of(Set.of("127.0.0.1")), Clock.systemUTC());

    @Override
    public FetchOutcome fetch(URI url, URI home, Validators known, RedirectGate gate) {
      Fetcher one = url.getPath().contains("slow") ? hasty : usual;
      return one.fetch(url, home, known, gate);
    }

    @Override
    public void close() {
      usual.close();
      hasty.close();
    }
  }
}

package dev.pactwire.app.local;

import dev.pactwire.app.connect.IngestSetup;
import dev.pactwire.ingest.fetch.AllowedHosts;
import dev.pactwire.ingest.fetch.FetchLimits;
import dev.pactwire.ingest.fetch.HttpForms;
import dev.pactwire.ingest.run.FeedPoller;
import dev.pactwire.ingest.websub.Subscriptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps subscriptions to hubs going. */
final class HubRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HubRun.class);
  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(10), Duration.ofSeconds(5), 1 << 16, 5);

  private final HttpForms forms;
  private final Subscriptions subscriptions;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread named = new Thread(task, "websub");
            named.setDaemon(true);
            return named;
          });

  HubRun(IngestSetup setup, Supplier<URI> callback, FeedPoller poller, Clock clock) {
    forms = new HttpForms(LIMITS, AllowedHosts.of(setup.allowedHosts()));
    subscriptions = new Subscriptions(callback, forms, poller::announced, clock);
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  void start() {
    thread.scheduleWithFixedDelay(this::work, 1, 1, TimeUnit.SECONDS);
  }

  private void work() {
    try {
      subscriptions.work();
    } catch (RuntimeException defect) {
      // A defect with one hub must not end the renewals of all others.
      LOG.error("Work on subscriptions ended with a defect of the program.", defect);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    forms.close();
  }
}

package dev.pactwire.app.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.schemas.Topics;
import dev.pactwire.testkit.ChildJvm;
import dev.pactwire.testkit.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A watch that is killed again and again counts each sighting once, in the window it belongs to,
 * and tells each burst once.
 */
@Timeout(600)
class KillWatchIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int AT_ONCE = 8;
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path state;
  private LocalPath path;

  @BeforeEach
  void open() throws Exception {
    path = new LocalPath();
    path.keepAll(new Topics().counts().name());
    path.keepAll(new Topics().alerts().name());
  }

  @AfterEach
  void close() {
    path.close();
  }

  @Test
  @Tag("fault-1")
  @Tag("fault-2")
  @Tag("fault-4")
  @Tag("fault-14")
  void killedAtAnyMomentCountsNothingTwiceAndMissesNothing() throws Exception {
    // Given a month of late arrivals; brokers take no records of the future
    long seed = Seeds.of(KillWatchIT.class);
    System.out.println("KillWatchIT: seed " + seed);
    Random random = new Random(seed);
    ToldMix mix =
        new ToldMix(seed, Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(20)));
    WatchLog log = new WatchLog(path.log());
    try (TransactionalWriter writer = new TransactionalWriter(path.brokers())) {

      // When it is killed while news comes in, of which every fifth transaction is given up
      writer.write(mix.next(200));
      Runnable more = () -> writer.write(mix.next(AT_ONCE));
      die(Death.startingToWork(1), more);
      die(Death.beforeCommit(2 + random.nextInt(3)), more);
      // ... and a week later, while a burst lasts
      mix.pass(Duration.ofDays(9));
      writer.write(mix.burst("csto", 14));
      die(Death.afterCommit(2 + random.nextInt(3)), more);
      // ... and when it restores; and when it must do so without its folder
      die(Death.restoring(1 + random.nextInt(5)), () -> {});
      ProcessorProcess.lose(state);

      // Then another one tells what one that was never killed would have told
      try (ChildJvm last =
          ProcessorProcess.startToDie(
              WatchMain.class, "never", path.brokers(), state, settings())) {
        mix.pass(Duration.ofHours(5));
        writer.write(mix.next(200));
        mix.pass(Duration.ofHours(3));
        writer.write(mix.burst("asean", 1));
        Await.until("everything is told", SOON, log::isComplete);
        last.terminate();
        assertThat(last.awaitExit(SOON)).as("%s", last.errors()).isEqualTo(TERMINATED);
      }
    }
    log.assertAsRecounted();
  }

  private void die(Death death, Runnable meanwhile) {
    death.meet(
        moment ->
            ProcessorProcess.startToDie(WatchMain.class, moment, path.brokers(), state, settings()),
        () -> 0,
        meanwhile);
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(PathRun.SETTINGS);
    // So that there are moments to die at.
    settings.put("commit.interval.ms", "100");
    return settings;
  }
}

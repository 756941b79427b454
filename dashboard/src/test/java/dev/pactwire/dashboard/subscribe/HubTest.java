package dev.pactwire.dashboard.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.dashboard.Samples;
import dev.pactwire.dashboard.json.View;
import dev.pactwire.dashboard.window.Bounds;
import dev.pactwire.dashboard.window.Channel;
import dev.pactwire.dashboard.window.Filter;
import dev.pactwire.dashboard.window.Item;
import dev.pactwire.dashboard.window.Slot;
import dev.pactwire.dashboard.window.Window;
import dev.pactwire.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class HubTest {
  private static final Slot P0 = new Slot(Channel.ARTICLES, 0);
  private static final int PARTITIONS = 4;
  private static final Pattern NAME = Pattern.compile("\\{\"event\":\"([a-z-]+)\".*");
  private static final Pattern CURSOR =
      Pattern.compile("^\\{\"event\":\"[a-z-]+\",\"id\":\"([^\"]+)\"");

  private final Window window = window(5_000);
  private final Hub hub =
      new Hub(window, new Limits(100, Duration.ofMillis(300), Duration.ofSeconds(15), 100));

  private static Window window(int count) {
    Map<Channel, Bounds> bounds = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      bounds.put(channel, new Bounds(count, 1L << 30));
    }
    return new Window(bounds);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  /** A connection that takes everything, or nothing at all. */
  private static class Taking implements Outlet {
    private final boolean stuck;
    private final List<String> frames = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean lost;

    Taking(boolean stuck) {
      this.stuck = stuck;
    }

    @Override
    public Framing framing() {
      return Framing.LINES;
    }

    @Override
    public void send(byte[] batch, Runnable done, Runnable failed) {
      if (lost) {
        failed.run();
      } else if (!stuck) {
        frames.addAll(List.of(new String(batch, StandardCharsets.UTF_8).split("\n")));
        done.run();
      }
    }

    @Override
    public void end() {
      ended.countDown();
    }

    @Override
    public void abort() {
      ended.countDown();
    }

    List<String> events(String name) {
      synchronized (frames) {
        return frames.stream().filter(frame -> name.equals(nameOf(frame))).toList();
      }
    }
  }

  private static String nameOf(String frame) {
    Matcher matcher = NAME.matcher(frame);
    assertThat(matcher.matches()).as(frame).isTrue();
    return matcher.group(1);
  }

  private static Request request(Optional<String> cursor, Filter filter) {
    return new Request(Set.of(Channel.ARTICLES), filter, View.SUMMARY, 5_000, cursor);
  }

  private Taking subscribe(Optional<String> cursor) {
    Taking outlet = new Taking(false);
    hub.subscribe(request(cursor, Filter.ALL), outlet);
    return outlet;
  }

  private void tell(int number) {
    window.append(
        new Slot(Channel.ARTICLES, number % PARTITIONS),
        number / PARTITIONS,
        new Item.Told(Samples.article("n" + number, "nato")));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("in time").isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  @Test
  void aNewSubscriberGetsASnapshotAndThenWhatComes() {
    // Given
    hub.start();
    tell(0);
    Taking outlet = subscribe(Optional.empty());

    // When
    tell(1);
    await(() -> outlet.events("article").size() == 2);

    // Then
    assertThat(outlet.frames)
        .extracting(HubTest::nameOf)
        .containsExactly("snapshot", "article", "live", "article");
  }

  @Test
  void aPlaceThatIsGoneIsSaidSo() {
    // Given
    hub.start();
    window.beginsAt(P0, 100);
    tell(401);

    // When
    Taking outlet = subscribe(Optional.of("a0-3"));
    await(() -> outlet.events("live").size() == 1);

    // Then
    assertThat(outlet.events("reset").get(0)).contains("\"gone\"");
    assertThat(outlet.events("article")).hasSize(1);
  }

  @Test
  void whoTakesNothingIsCutOffAndHindersNobody() throws InterruptedException {
    // Given
    hub.start();
    Taking stuck = new Taking(true);
    hub.subscribe(request(Optional.empty(), Filter.ALL), stuck);
    Taking other = subscribe(Optional.empty());

    // When
    for (int i = 0; i < 90; i++) {
      tell(i);
    }
    await(() -> other.events("article").size() == 90);

    // Then
    assertThat(stuck.ended.await(90, TimeUnit.SECONDS)).isTrue();
    await(() -> hub.subscribers() == 1);
  }

  @Test
  void whoIsTooSlowIsToldWhy() {
    // Given
    AtomicReference<Runnable> release = new AtomicReference<>();
    Taking slow =
        new Taking(false) {
          @Override
          public void send(byte[] batch, Runnable done, Runnable failed) {
            super.send(batch, () -> release.set(done), failed);
          }
        };
    Limits patient = new Limits(100, Duration.ofMinutes(10), Duration.ofSeconds(15), 10);
    try (Hub slowHub = new Hub(window, patient)) {
      slowHub.start();
      slowHub.subscribe(request(Optional.empty(), Filter.ALL), slow);
      await(() -> release.get() != null);

      // When more is handed to it, by and by, than may wait; another one shows how much was
      Taking other = new Taking(false);
      slowHub.subscribe(request(Optional.empty(), Filter.ALL), other);
      for (int i = 0; i < 200; i++) {
        tell(i);
        int told = i + 1;
        if (told % 50 == 0) {
          await(() -> other.events("article").size() == told);
        }
      }
      release.getAndSet(null).run();
      await(() -> release.get() != null);
      release.get().run();

      // Then
      await(() -> slow.ended.getCount() == 0);
      assertThat(slow.events("evicted")).hasSize(1);
      assertThat(slow.events("evicted").get(0)).contains("100 events").doesNotContain("\"id\"");
    }
  }

  @Test
  void fiftySubscribersThatLoseTheConnectionAThousandTimesMissNothingAndGetNothingTwice() {
    // Given
    hub.start();
    long seed = Seeds.of(HubTest.class);
    Random random = new Random(seed);
    int subscribers = 50;
    int events = 2_000;
    List<Resuming> all = new ArrayList<>();
    for (int i = 0; i < subscribers; i++) {
      all.add(new Resuming());
    }

    // When
    for (int number = 0; number < events; number++) {
      tell(number);
      if (number % 2 == 0) {
        all.get(random.nextInt(subscribers)).loseAndComeBack();
      }
      if (number % 50 == 0) {
        // So that the waiting events never reach the limit, which would be another test.
        int told = number + 1;
        all.forEach(one -> await(() -> one.size() >= told));
      }
    }
    all.forEach(one -> one.loseAndComeBack());
    all.forEach(one -> await(() -> one.size() >= events));

    // Then
    for (Resuming one : all) {
      assertThat(one.numbers()).as("seed %d", seed).hasSize(events).doesNotHaveDuplicates();
    }
  }

  /** A client that remembers the last cursor, as a browser does. */
  private final class Resuming {
    private final List<String> taken = new ArrayList<>();
    private Taking outlet = subscribe(Optional.empty());

    void loseAndComeBack() {
      outlet.lost = true;
      List<String> frames;
      synchronized (outlet.frames) {
        frames = List.copyOf(outlet.frames);
      }
      take(frames);
      String cursor = lastCursor(frames);
      outlet = subscribe(Optional.of(cursor).filter(c -> !c.isEmpty()));
    }

    private String known = "";

    private String lastCursor(List<String> frames) {
      for (String frame : frames) {
        Matcher cursor = CURSOR.matcher(frame);
        known = cursor.find() ? cursor.group(1) : known;
      }
      return known;
    }

    private void take(List<String> frames) {
      frames.stream().filter(frame -> "article".equals(nameOf(frame))).forEach(taken::add);
    }

    int size() {
      return taken.size() + outlet.events("article").size();
    }

    List<String> numbers() {
      List<String> all = new ArrayList<>(taken);
      all.addAll(outlet.events("article"));
      return all.stream()
          .map(f -> f.replaceFirst(".*\"data\":\\{\"id\":\"(n\\d+)\".*", "$1"))
          .toList();
    }
  }
}

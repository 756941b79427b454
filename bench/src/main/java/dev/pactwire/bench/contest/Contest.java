package dev.pactwire.bench.contest;

import dev.pactwire.bench.cluster.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets the news topology, the idle topology and the bare pass-through work on the same articles in
 * turn. Two turns of each, which are not counted, warm up: after one, a third of the time of a lap
 * is still compilation. The first turn of the news topology also yields the bytes that the idle
 * topology replays.
 */
public final class Contest {

  private static final String COPIES = "bench.copies";
  private static final Duration LAP_WITHIN = Duration.ofMinutes(5);
  private static final String PURGE = "repartition.purge.interval.ms";

  private final Cluster cluster;
  private final Setting setting;
  private final String input;
  private final Track track;
  private final Consumer<String> progress;
  private int runs;

  /**
   * A contest over the articles of a topic that has been filled.
   *
   * @param progress told in a line what is being done
   */
  public Contest(Cluster cluster, Setting setting, String input, Consumer<String> progress) {
    this.cluster = cluster;
    this.setting = setting;
    this.input = input;
    this.track = new Track(cluster, input, LAP_WITHIN);
    this.progress = progress;
  }

  /**
   * What came out.
   *
   * @param traces what the news topology wrote
   * @param news laps of the news topology
   * @param idle laps of the idle topology
   * @param bare laps of the bare pass-through
   */
  public record Laps(Traces traces, List<Lap> news, List<Lap> idle, List<Lap> bare) {}

  /** Runs a warm-up and so many rounds. */
  public Laps run(int rounds, int partitions) throws Exception {
    cluster.create(COPIES, partitions);
    Traces traces = warmUpNews();
    News news = new News(setting);
    Idle idle = new Idle(setting, input, traces);
    PassThrough bare = new PassThrough(setting, input, COPIES);
    lap(idle);
    lap(bare);
    lap(news);
    lap(idle);
    lap(bare);
    Laps laps = new Laps(traces, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round < rounds; round++) {
      laps.news.add(lap(news));
      laps.idle.add(lap(idle));
      laps.bare.add(lap(bare));
    }
    return laps;
  }

  /** Records between the steps are left standing in this run, so that they can be read. */
  private Traces warmUpNews() throws Exception {
    Map<String, String> overrides = new java.util.HashMap<>(setting.overrides());
    overrides.put(PURGE, Long.toString(LAP_WITHIN.multipliedBy(2).toMillis()));
    String id = nextId();
    Setting readable =
        new Setting(setting.bootstrapServers(), setting.folder(), setting.threads(), overrides);
    lap(new News(readable), id);
    Traces traces =
        TraceReader.read(cluster, id, input, new Shelf(setting.folder().resolve("traces")));
    clean(id);
    return traces;
  }

  private Lap lap(Contender contender) throws Exception {
    String id = nextId();
    Lap lap = lap(contender, id);
    clean(id);
    return lap;
  }

  private Lap lap(Contender contender, String id) throws Exception {
    AutoCloseable running = contender.start(id);
    try (running) {
      Lap lap = track.follow(id);
      progress.accept(
          "%-18s %6.0f articles/s (%.0f in %.1f s), %.0f µs CPU each"
              .formatted(
                  contender.name(), lap.rate(), lap.articles(), lap.seconds(), lap.cpuMicros()));
      return lap;
    }
  }

  private String nextId() {
    runs++;
    return "bench-" + runs;
  }

  private void clean(String id) {
    cluster.forget(id);
    cluster.empty(name -> name.equals(COPIES) || name.startsWith("news.") && !name.equals(input));
  }
}

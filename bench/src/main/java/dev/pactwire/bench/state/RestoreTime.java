package dev.pactwire.bench.state;

import dev.pactwire.bench.Machine;
import dev.pactwire.bench.corpus.Corpus;
import dev.pactwire.bench.state.Restoring.Restored;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The time it takes to restore a window, as a command. */
@Command(
    name = "bench/run restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fills the changelog of one language block with remembered articles of 5 KB, about 2.1 GB for",
      "a million, on a broker in a JVM of its own, and takes the time from the start of a processor",
      "without local state until it is ready.",
      "Ends with 0 when that took less than a minute for a million, or as much for fewer."
    })
public final class RestoreTime implements Callable<Integer> {

  private static final double SECONDS = 60;
  private static final double MILLION = 1e6;

  @Option(
      names = "--articles",
      defaultValue = "1000000",
      description = "Remembered articles; ${DEFAULT-VALUE} by default.")
  private int articles;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Stream threads of the processor; ${DEFAULT-VALUE} by default.")
  private int threads;

  @Option(
      names = "--streams",
      paramLabel = "KEY=VALUE",
      description = "A Kafka Streams property to be tried; may be repeated.")
  private Map<String, String> streams = Map.of();

  public static void main(String[] args) {
    System.exit(new CommandLine(new RestoreTime()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Restored restored =
        new Restoring(articles, threads, streams, Corpus.distinct(), System.err::println).run();
    System.out.printf(
        Locale.ROOT,
        "%s%n%,d articles, %.2f GB of changelog: ready after %.1f s, %.1f s of work;"
            + " %d bytes of heap each%n",
        Machine.describe(),
        restored.remembered(),
        restored.bytes() / 1e9,
        restored.seconds(),
        restored.cpuSeconds(),
        restored.heapBytes() / Math.max(1, restored.remembered()));
    boolean all = restored.remembered() == articles;
    return all && restored.seconds() < SECONDS * Math.max(1, articles / MILLION) ? 0 : 1;
  }
}

package dev.pactwire.bench.block;

import dev.pactwire.bench.Machine;
import dev.pactwire.bench.Spread;
import dev.pactwire.bench.block.BlockRuns.Found;
import dev.pactwire.bench.block.BlockRuns.Run;
import dev.pactwire.bench.corpus.Corpus;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The rate of one language block, as a command. */
@Command(
    name = "bench/run block",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lets one thread deduplicate and route the articles of one language block, bodies included,",
      "exactly once, on a broker in a JVM of its own: the part that cannot be divided among threads.",
      "Ends with 0 when the median is at least 5,000 articles a second."
    })
public final class BlockRate implements Callable<Integer> {

  private static final int BAR = 5_000;

  @Option(
      names = "--articles",
      defaultValue = "30000",
      description = "Articles of 5 KB; ${DEFAULT-VALUE} by default.")
  private int articles;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "Counted runs, after two that warm up; ${DEFAULT-VALUE} by default.")
  private int runs;

  @Option(
      names = "--streams",
      paramLabel = "KEY=VALUE",
      description = "A Kafka Streams property to be tried; may be repeated.")
  private Map<String, String> streams = Map.of();

  public static void main(String[] args) {
    System.exit(new CommandLine(new BlockRate()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Corpus corpus =
        Corpus.from(
            Optional.ofNullable(System.getProperty("pactwire.shared"))
                .map(shared -> Path.of(shared, "data", "texts", "wh-briefings.jsonl.gz")));
    Found found = new BlockRuns(articles, runs, streams, corpus, System.err::println).run();
    Spread rate = Spread.of(found.runs().stream().map(run -> run.lap().rate()).toList());
    Spread work = Spread.of(found.runs().stream().map(run -> run.lap().cpuMicros()).toList());
    Spread thread = Spread.of(found.runs().stream().map(Run::threadMicros).toList());
    System.out.printf(
        Locale.ROOT,
        "%s%n%,d articles of %.1f KB (%s) in one block, one thread, exactly once:"
            + " %,.0f articles/s (%,.0f to %,.0f); for each %.0f µs of work of the thread,"
            + " %.0f µs of all threads and the broker%n",
        Machine.describe(),
        found.count(),
        found.bytes() / 1000,
        corpus.description(),
        rate.median(),
        rate.least(),
        rate.most(),
        thread.median(),
        work.median());
    return rate.median() >= BAR ? 0 : 1;
  }
}

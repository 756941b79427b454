package dev.pactwire.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The end-to-end benchmark as a command. */
@Command(
    name = "bench/run end-to-end",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the news topology against an idle topology with the same reads and writes and",
      "against a bare pass-through, on a broker in a JVM of its own, and the latency at a fixed rate.",
      "Ends with 0 when all that must hold does, with 1 otherwise."
    })
public final class EndToEnd implements Callable<Integer> {

  @Option(
      names = "--articles",
      defaultValue = "30000",
      description = "Articles of 5 KB; ${DEFAULT-VALUE} by default.")
  private int articles;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Counted rounds of all three, after a warm-up; ${DEFAULT-VALUE} by default.")
  private int rounds;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads of each topology; ${DEFAULT-VALUE} by default.")
  private int threads;

  @Option(
      names = "--texts",
      paramLabel = "FILE",
      description =
          "Gzipped JSON Lines with a field text; by default data/texts/wh-briefings.jsonl.gz in the"
              + " folder that the system property pactwire.shared names. Texts are made up where"
              + " there is no such file.")
  private Optional<Path> texts;

  @Option(
      names = "--latency-seconds",
      defaultValue = "30",
      description = "How long latency is measured; 0 leaves it out; ${DEFAULT-VALUE} by default.")
  private int latencySeconds;

  @Option(
      names = "--latency-rate",
      defaultValue = "200",
      description = "Articles published in a second meanwhile; ${DEFAULT-VALUE} by default.")
  private int latencyRate;

  @Option(
      names = "--streams",
      paramLabel = "KEY=VALUE",
      description = "A Kafka Streams property for all three, to be tried; may be repeated.")
  private Map<String, String> streams = Map.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Writes the result there too: JSON for *.json, else Markdown; may be repeated.")
  private List<Path> out = List.of();

  public static void main(String[] args) {
    System.exit(new CommandLine(new EndToEnd()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Optional<Path> file =
        texts.or(
            () ->
                Optional.ofNullable(System.getProperty("pactwire.shared"))
                    .map(shared -> Path.of(shared, "data", "texts", "wh-briefings.jsonl.gz")));
    Plan plan = new Plan(articles, rounds, threads, file, latencyRate, latencySeconds, streams);
    Result result = new Measurement(plan, line -> System.err.println(line)).run();
    System.out.print(Report.markdown(result));
    for (Path path : out) {
      Report.write(result, path);
    }
    return Bars.hold(result) ? 0 : 1;
  }
}

package dev.pactwire.app.path;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.schemas.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A processor in a JVM of its own. Says {@code starting} and {@code running} on standard output;
 * ends well when it is asked to end, and with 1 when it fails.
 *
 * <p>Arguments: the brokers, the state folder, where to kill itself (or {@code never}), Streams
 * properties as {@code key=value}.
 */
final class ProcessorMain {

  private static final Duration START = Duration.ofMinutes(2);

  private ProcessorMain() {}

  public static void main(String[] args) throws InterruptedException {
    run(args, ProcessorMain::processor);
  }

  /** Makes what runs in the JVM. */
  interface Program {
    NewsProcessor of(String brokers, Path state, Map<String, String> properties);
  }

  static void run(String[] args, Program program) throws InterruptedException {
    if (!args[2].equals("never")) {
      KillAtLogLine.arm(args[2]);
    }
    System.out.println("starting");
    try (NewsProcessor processor = program.of(args[0], Path.of(args[1]), properties(args))) {
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(processor, main)));
      processor.start();
      if (processor.awaitRunning(START)) {
        System.out.println("running");
      }
      processor.awaitEnd();
      processor.failure().ifPresent(ProcessorMain::fail);
    }
  }

  static NewsProcessor processor(String brokers, Path state, Map<String, String> properties) {
    Taxonomy taxonomy = Taxonomy.bundled();
    ProcessorConfig config =
        new ProcessorConfig(
            brokers,
            ProcessorConfig.APPLICATION_ID,
            state,
            2,
            Parameters.defaults(),
            WireFormat.SINGLE_OBJECT,
            properties);
    return new NewsProcessor(
        config, taxonomy, new Classifier(taxonomy, LanguageDetector.bundled()));
  }

  private static Map<String, String> properties(String[] args) {
    return Arrays.stream(args)
        .skip(3)
        .collect(
            Collectors.toMap(
                a -> a.substring(0, a.indexOf('=')), a -> a.substring(a.indexOf('=') + 1)));
  }

  private static void end(NewsProcessor processor, Thread main) {
    processor.close();
    try {
      main.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fail(Throwable failure) {
    System.err.println(failure.getMessage());
    Runtime.getRuntime().halt(1);
  }
}

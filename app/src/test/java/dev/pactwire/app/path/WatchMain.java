package dev.pactwire.app.path;

import dev.pactwire.processor.dedupe.Parameters;
import dev.pactwire.processor.run.NewsProcessor;
import dev.pactwire.processor.run.ProcessorConfig;
import dev.pactwire.processor.run.Watching;
import dev.pactwire.schemas.WireFormat;
import java.nio.file.Path;
import java.util.Map;

/** A watch in a JVM of its own; arguments, words and end are those of {@link ProcessorMain}. */
final class WatchMain {

  private WatchMain() {}

  public static void main(String[] args) throws InterruptedException {
    ProcessorMain.run(args, WatchMain::watch);
  }

  private static NewsProcessor watch(String brokers, Path state, Map<String, String> properties) {
    return Watching.processor(
        new ProcessorConfig(
            brokers,
            Watching.APPLICATION_ID,
            state,
            1,
            Parameters.defaults(),
            WireFormat.SINGLE_OBJECT,
            properties));
  }
}

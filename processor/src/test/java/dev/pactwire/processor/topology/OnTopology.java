package dev.pactwire.processor.topology;

import dev.pactwire.processor.dedupe.Parameters;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each have a topology of their own, with the usual parameters. */
abstract class OnTopology {

  @TempDir private Path state;
  protected TopologyRun run;

  @BeforeEach
  void open() {
    run = new TopologyRun(state, Parameters.defaults());
  }

  @AfterEach
  void close() {
    run.close();
  }
}

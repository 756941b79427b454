package dev.pactwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testkit.ChildJvm;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter starts fast because it loads only what it needs. */
@Timeout(400)
class FilterStartIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"classify", "dedupe", "extract"})
  void loadsNothingOfKafkaAndKeepsStandardOutputClean(String command) throws Exception {
    // Given
    Path loaded = folder.resolve("classes");
    List<String> options = List.of("-Xmx256m", "-Xlog:class+load:file=" + loaded);

    // When
    try (ChildJvm filter = ChildJvm.start(options, Pactwire.class.getName(), List.of(command))) {
      try (OutputStream input = filter.input()) {
        input.write(
            "{\"id\":\"1\",\"title\":\"NATO summit\",\"text\":\"It opened in Vilnius.\"}\n"
                .getBytes(StandardCharsets.UTF_8));
      }
      int code = filter.awaitExit(Duration.ofMinutes(4));

      // Then
      assertThat(code).isZero();
      assertThat(filter.output()).singleElement().asString().startsWith("{\"id\":\"1\"");
      assertThat(filter.errors()).isEmpty();
    }
    try (Stream<String> lines = Files.lines(loaded)) {
      assertThat(
              lines.filter(line -> line.contains(" org.apache.kafka.") || line.contains(" kafka.")))
          .isEmpty();
    }
  }
}

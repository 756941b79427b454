package dev.pactwire.app.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pactwire.app.Pactwire;
import dev.pactwire.app.broker.DataDirectory;
import dev.pactwire.app.broker.EmbeddedBroker;
import dev.pactwire.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prometheus itself reads the figures of the running programs, as ops/prometheus.yml says, and
 * finds every series that the alert rules and the Grafana dashboard name.
 */
@Timeout(600)
class PrometheusIT {
  private static final Duration LONG = Duration.ofSeconds(150);
  private static final Path OPS = Path.of("..", "ops");
  private static final Pattern METRICS = Pattern.compile("Metrics at http://(\\S+)/metrics");
  private static final Pattern PAGE = Pattern.compile("The dashboard is at http://(\\S+)\\. .*");
  private static final String TOKEN = "reader-0123456789";

  @TempDir private Path folder;

  @Test
  void namesOfSeriesAreFoundInExpressions() {
    assertThat(
            Expressions.names(
                "60 * sum by (outcome) (rate(a_b{c=~\"d|e\"}[5m])) > 0 and on() max(f:g) == 0"))
        .containsExactly("a_b", "f:g");
  }

  @Test
  void comparisonsAreMadeToAnswerAlways() {
    assertThat(Expressions.always("max(a) > 0 and on() sum(b{c=~\"d==1\"}) == 0"))
        .isEqualTo("max(a) > bool 0 and on() sum(b{c=~\"d==1\"}) == bool 0");
  }

  @Test
  void everySeriesThatOpsNamesIsScraped() throws IOException {
    assumeTrue(
        Prometheus.isThere(),
        "There is no Prometheus on this machine: it scrapes nothing (apt-get install prometheus).");
    Path token = Files.writeString(folder.resolve("token"), TOKEN);
    try (DataDirectory directory = DataDirectory.open(folder.resolve("data"));
        EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      String servers = broker.bootstrapServers();
      // Given
      try (ChildJvm process =
              program(
                  "process",
                  "--bootstrap-servers",
                  servers,
                  "--state-dir",
                  folder.resolve("state").toString(),
                  "--metrics-port",
                  "0");
          ChildJvm ingest =
              program("ingest", "--bootstrap-servers", servers, "--shared", "--metrics-port", "0");
          ChildJvm watch =
              program(
                  "watch",
                  "--bootstrap-servers",
                  servers,
                  "--state-dir",
                  folder.resolve("watch").toString(),
                  "--metrics-port",
                  "0");
          ChildJvm dashboard =
              program(
                  "dashboard",
                  "--bootstrap-servers",
                  servers,
                  "--port",
                  "0",
                  "--set",
                  "dashboard.token.read=${file:" + token + "}")) {
        Path configuration =
            configuration(
                token,
                address(process, METRICS),
                address(ingest, METRICS),
                address(watch, METRICS),
                address(dashboard, PAGE));

        // When
        try (Prometheus prometheus = Prometheus.start(configuration, folder)) {

          // Then
          await(prometheus, "all targets are up", () -> up(prometheus) == 4);
          Set<String> missing = new TreeSet<>();
          for (String expression : Expressions.all()) {
            missing.addAll(Expressions.names(expression));
          }
          assertThat(missing).hasSizeGreaterThan(8);
          await(
              prometheus,
              "these series are there: " + missing,
              () -> {
                missing.removeIf(name -> prometheus.series(name) > 0);
                return missing.isEmpty();
              });
          // And each expression, and each side of a comparison, gives something to show
          Set<String> empty = new TreeSet<>();
          Expressions.all().forEach(expression -> empty.add(Expressions.always(expression)));
          await(
              prometheus,
              "these expressions give data: " + empty,
              () -> {
                empty.removeIf(expression -> prometheus.series(expression) > 0);
                return empty.isEmpty();
              });
          await(prometheus, "all rules are evaluated", () -> rulesInOrder(prometheus));
        }
      }
    }
  }

  /** In a JVM that starts quickly and never gets fast: nothing is to be done here. */
  private static ChildJvm program(String... arguments) {
    return ChildJvm.start(
        List.of("-Xmx400m", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:TieredStopAtLevel=1"),
        Pactwire.class.getName(),
        List.of(arguments));
  }

  private static String address(ChildJvm program, Pattern pattern) {
    String line = program.awaitError(said -> pattern.matcher(said).matches(), LONG);
    return pattern.matcher(line).replaceAll("$1");
  }

  /** The configuration of ops with other targets, another place of the token, and less patience. */
  private Path configuration(
      Path token, String process, String ingest, String watch, String dashboard)
      throws IOException {
    Files.copy(OPS.resolve("alerts.yml"), folder.resolve("alerts.yml"));
    String text =
        Files.readString(OPS.resolve("prometheus.yml"))
            .replace("15s", "1s")
            .replace("/run/secrets/dashboard-token", token.toString())
            .replace("\"process-1:9404\", \"process-2:9404\"", '"' + process + '"')
            .replace("ingest:9404", ingest)
            .replace("watch:9404", watch)
            .replace("dashboard:8080", dashboard);
    assertThat(text).doesNotContain(":9404", ":8080", "/run/secrets").contains("alerts.yml");
    return Files.writeString(folder.resolve("prometheus.yml"), text);
  }

  private static long up(Prometheus prometheus) {
    return prometheus.data("targets").path("activeTargets").findValuesAsText("health").stream()
        .filter("up"::equals)
        .count();
  }

  private static boolean rulesInOrder(Prometheus prometheus) {
    JsonNode groups = prometheus.data("rules").path("groups");
    Set<String> states =
        StreamSupport.stream(groups.spliterator(), false)
            .flatMap(group -> group.path("rules").findValuesAsText("health").stream())
            .collect(Collectors.toSet());
    return states.equals(Set.of("ok"));
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Prometheus prometheus, String name, Condition condition)
      throws IOException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "Not within %s: %s%n%s%n%s"
                .formatted(LONG, name, prometheus.data("targets"), prometheus.said()));
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}

package dev.pactwire.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What Grafana asks of files that it is provisioned with, and Prometheus of those it is started
 * with, as docker-compose.yml mounts them. It stands for the two loading them, which cannot be
 * tried without their images.
 */
class GrafanaFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final int COLUMNS = 24;
  private static final int OLDEST_SCHEMA = 36;
  private static final Set<String> PANELS = Set.of("stat", "timeseries", "table", "gauge", "text");

  private final JsonNode compose = yaml("docker-compose.yml");
  private final JsonNode datasource = yaml("ops/grafana/datasource.yml").get("datasources").get(0);
  private final JsonNode provider = yaml("ops/grafana/dashboards.yml").get("providers").get(0);

  private static JsonNode yaml(String file) {
    try {
      return new ObjectMapper()
          .valueToTree(
              new Load(LoadSettings.builder().build())
                  .loadFromString(Files.readString(ROOT.resolve(file))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(ROOT.resolve("ops/grafana/pactwire.json").toFile());
  }

  /** Files of the repository by where a service sees them. */
  private Map<String, Path> mounts(String service) {
    Map<String, Path> mounts = new TreeMap<>();
    for (JsonNode volume : compose.get("services").get(service).get("volumes")) {
      String[] parts = volume.textValue().split(":");
      if (parts[0].startsWith(".")) {
        mounts.put(parts[1], ROOT.resolve(parts[0]).normalize());
      }
    }
    assertThat(mounts.values()).allSatisfy(file -> assertThat(file).isRegularFile());
    return mounts;
  }

  @Test
  void allFilesAreMountedWhereTheyAreLookedFor() {
    // Given
    Map<String, Path> grafana = mounts("grafana");

    // Then
    assertThat(grafana.keySet().stream().map(path -> Path.of(path).getParent().toString()))
        .containsExactlyInAnyOrder(
            "/etc/grafana/provisioning/datasources",
            "/etc/grafana/provisioning/dashboards",
            provider.get("options").get("path").textValue());
    assertThat(provider.get("type").textValue()).isEqualTo("file");
    assertThat(provider.get("name").textValue()).isNotBlank();
    assertThat(yaml("ops/grafana/dashboards.yml").get("apiVersion").intValue()).isEqualTo(1);
    // And Prometheus finds its rules beside its settings
    JsonNode prometheus = yaml("ops/prometheus.yml");
    assertThat(mounts("prometheus").keySet()).contains("/etc/prometheus/prometheus.yml");
    for (JsonNode rules : prometheus.get("rule_files")) {
      assertThat(mounts("prometheus")).containsKey("/etc/prometheus/" + rules.textValue());
    }
    assertThat(prometheus.findValue("credentials_file").textValue())
        .isEqualTo("/run/secrets/" + secret("prometheus"));
  }

  private String secret(String service) {
    String name = compose.get("services").get(service).get("secrets").get(0).textValue();
    assertThat(compose.get("secrets").has(name)).isTrue();
    return name;
  }

  @Test
  void theDataSourceIsTheServiceThatScrapesTheOthers() {
    assertThat(datasource.get("type").textValue()).isEqualTo("prometheus");
    assertThat(datasource.get("access").textValue()).isEqualTo("proxy");
    assertThat(datasource.get("uid").textValue()).matches("[a-zA-Z0-9_-]{1,40}");
    assertThat(datasource.get("url").textValue()).isEqualTo("http://prometheus:9090");
    for (JsonNode target : yaml("ops/prometheus.yml").findValues("targets")) {
      for (JsonNode address : target) {
        assertThat(compose.get("services").has(address.textValue().split(":")[0]))
            .as(address.textValue())
            .isTrue();
      }
    }
  }

  @Test
  void theDashboardCanBeLoadedAsItIs() throws IOException {
    JsonNode dashboard = dashboard();
    assertThat(dashboard.get("uid").textValue()).matches("[a-zA-Z0-9_-]{1,40}");
    assertThat(dashboard.get("title").textValue()).isNotBlank();
    assertThat(dashboard.get("schemaVersion").intValue()).isGreaterThanOrEqualTo(OLDEST_SCHEMA);
    assertThat(dashboard.get("time").get("from").textValue()).startsWith("now-");
    // What is exported for sharing asks for inputs, which nobody answers at provisioning.
    assertThat(dashboard.has("__inputs")).isFalse();
    assertThat(dashboard.path("id").isNumber()).isFalse();
    assertThat(dashboard.toString()).doesNotContain("${");
  }

  @Test
  void everyPanelAsksItsDataSourceAndHasAPlaceOfItsOwn() throws IOException {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : dashboard().get("panels")) {
      String title = panel.get("title").textValue();
      assertThat(title).isNotBlank();
      assertThat(ids.add(panel.get("id").intValue())).as("id of %s", title).isTrue();
      assertThat(PANELS).as(title).contains(panel.get("type").textValue());
      assertThat(panel.get("datasource").get("type").textValue()).isEqualTo("prometheus");
      assertThat(panel.get("datasource").get("uid")).isEqualTo(datasource.get("uid"));
      asks(panel, title);
      place(panel.get("gridPos"), taken, title);
    }
    assertThat(ids).isNotEmpty();
  }

  private static void asks(JsonNode panel, String title) {
    Set<String> names = new HashSet<>();
    assertThat(panel.get("targets")).as("targets of %s", title).isNotEmpty();
    for (JsonNode target : panel.get("targets")) {
      assertThat(names.add(target.get("refId").textValue())).as(title).isTrue();
      assertThat(Expressions.names(target.get("expr").textValue())).as(title).isNotEmpty();
    }
  }

  private static void place(JsonNode at, Set<List<Integer>> taken, String title) {
    int right = at.get("x").intValue() + at.get("w").intValue();
    int bottom = at.get("y").intValue() + at.get("h").intValue();
    assertThat(right).as("right edge of %s", title).isLessThanOrEqualTo(COLUMNS);
    for (int x = at.get("x").intValue(); x < right; x++) {
      for (int y = at.get("y").intValue(); y < bottom; y++) {
        assertThat(taken.add(List.of(x, y))).as("%s lies on another panel", title).isTrue();
      }
    }
  }
}

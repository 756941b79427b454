package dev.pactwire.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.app.config.Setting.Layer;
import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.app.error.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfigurationTest {
  @TempDir private Path folder;

  @Test
  void takesTheLaterLayer() throws Exception {
    // Given
    Path file = write("dedupe.window: 24h\nprocessor:\n  threads: 3\napplication.id: file-x\n");
    Map<String, String> environment =
        Map.of("PACTWIRE_PROCESSOR_THREADS", "4", "PACTWIRE_APPLICATION_ID", "env-x", "HOME", "/");
    List<Setting> flags = List.of(new Setting("application.id", "flag-x", Layer.FLAG, "--set"));

    // When
    Configuration configuration =
        Configuration.of(
            environment,
            List.of(YamlSettings.read(file), EnvironmentSettings.read(environment), flags));

    // Then
    assertThat(configuration.text(Key.BOOTSTRAP_SERVERS)).isEqualTo("localhost:9092");
    assertThat(configuration.duration(Key.DEDUPE_WINDOW)).isEqualTo(Duration.ofHours(24));
    assertThat(configuration.integer(Key.PROCESSOR_THREADS)).isEqualTo(4);
    assertThat(configuration.text(Key.APPLICATION_ID)).isEqualTo("flag-x");
    assertThat(configuration.isSet(Key.BOOTSTRAP_SERVERS)).isFalse();
    assertThat(configuration.isSet(Key.DEDUPE_WINDOW)).isTrue();
  }

  @Test
  @Tag("fault-54")
  void doesNotTellWhatAReferenceStandsFor() {
    Map<String, String> environment = Map.of("HOOK", "alerts.example/token-s3cret");
    assertThatThrownBy(
            () ->
                Configuration.of(
                    environment,
                    List.of(
                        List.of(
                            new Setting("watch.webhook", "${env:HOOK}", Layer.FLAG, "--webhook")))))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "--webhook: watch.webhook must be an address beginning with http:// or https://, not"
                + " what ${env:HOOK} stands for.");
  }

  @Test
  void passesKafkaPropertiesOnWithoutTheirPrefix() throws Exception {
    // Given
    Path file =
        write(
            """
            bootstrap.servers: [one:9092, two:9092]
            kafka:
              security.protocol: SASL_SSL
            streams.num.standby.replicas: 1
            """);
    Map<String, String> environment = Map.of("PACTWIRE_KAFKA_SASL_MECHANISM", "PLAIN");

    // When
    Configuration configuration =
        Configuration.of(
            environment, List.of(YamlSettings.read(file), EnvironmentSettings.read(environment)));

    // Then
    assertThat(configuration.text(Key.BOOTSTRAP_SERVERS)).isEqualTo("one:9092,two:9092");
    assertThat(configuration.kafka())
        .containsOnly(
            Map.entry("security.protocol", "SASL_SSL"), Map.entry("sasl.mechanism", "PLAIN"));
    assertThat(configuration.streams()).containsOnly(Map.entry("num.standby.replicas", "1"));
  }

  @ParameterizedTest
  @Tag("fault-54")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dedupe.window: soon | line 1: dedupe.window must be a duration from 1m to 30d, such as 90s, 15m, 72h or 3d, not 'soon'.
          dedupe.window: 0h | line 1: dedupe.window must be a duration from 1m to 30d, such as 90s, 15m, 72h or 3d, not '0h'.
          processor.threads: 0 | line 1: processor.threads must be a whole number from 1 to 64, not '0'.
          broker.port: 70000 | line 1: broker.port must be a whole number from 0 to 65535, not '70000'.
          bootstrap.servers: here | line 1: bootstrap.servers must be host:port, several separated by commas, not 'here'.
          schema.registry.url: ftp://x | line 1: schema.registry.url must be an address beginning with http:// or https://, not 'ftp://x'.
          dedup.window: 1h | line 1: there is no option dedup.window. Did you mean dedupe.window?
          entirely.different: 1h | line 1: there is no option entirely.different.
          kafka.sasl.jaas.config: hunter2 | line 1) is a secret: write ${file:PATH} or ${env:NAME} instead of the value.
          """)
  void namesKeyValueAndLineOfWhatCannotBeMeant(String text, String expected) throws Exception {
    // Given
    List<Setting> settings = YamlSettings.read(write(text + "\n"));

    // When, Then
    assertThatThrownBy(() -> Configuration.of(Map.of(), List.of(settings)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageEndingWith(expected)
        .hasMessageNotContaining("hunter2")
        .hasMessageContaining("pactwire.yaml")
        .extracting(e -> ((CommandFailure) e).exitCode())
        .isEqualTo(ExitCode.WRONG_USAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "a: [1" | line 1 is not YAML
          "a: 1\\na: 2" | line 2: a is set a second time.
          "- a\\n- b" | line 1: keys with values are expected.
          """)
  void namesTheLineThatIsNoConfiguration(String text, String expected) throws Exception {
    // Given
    Path file = write(text.substring(1, text.length() - 1).replace("\\n", "\n"));

    // When, Then
    assertThatThrownBy(() -> YamlSettings.read(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(expected);
  }

  @Test
  void readsSecretsFromFilesAndVariables() throws Exception {
    // Given
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    Map<String, String> environment =
        Map.of("KEY_PASSWORD", "k3y", "PACTWIRE_KAFKA_SSL_TRUSTSTORE_PASSWORD", "tr");
    Path file =
        write(
            "kafka.sasl.jaas.config: ${file:%s}\nkafka.ssl.key.password: ${env:KEY_PASSWORD}\n"
                .formatted(secret));

    // When
    Configuration configuration =
        Configuration.of(
            environment, List.of(YamlSettings.read(file), EnvironmentSettings.read(environment)));

    // Then
    assertThat(configuration.kafka())
        .containsOnly(
            Map.entry("sasl.jaas.config", "s3cret"),
            Map.entry("ssl.key.password", "k3y"),
            Map.entry("ssl.truststore.password", "tr"));
  }

  @Test
  void saysWhichReferenceLeadsNowhere() throws Exception {
    // Given
    List<Setting> settings = YamlSettings.read(write("application.id: ${env:NOT_THERE}\n"));

    // When, Then
    assertThatThrownBy(() -> Configuration.of(Map.of(), List.of(settings)))
        .hasMessageEndingWith(
            "line 1) refers to the environment variable NOT_THERE, which is not set.");
  }

  @Test
  void saysThatTheFileIsMissing() {
    // Given
    Path file = folder.resolve("none.yaml");

    // When, Then
    assertThatThrownBy(() -> YamlSettings.read(file))
        .hasMessage("There is no configuration file " + file + ".");
  }

  @ParameterizedTest
  @EnumSource(Key.class)
  void hasDefaultsThatItWouldAcceptItself(Key key) {
    // Given, When, Then
    key.standard().ifPresent(value -> assertThat(key.accepts(value)).isTrue());
  }

  @Test
  void isDescribedInTheReference() throws Exception {
    // Given
    Path reference = Path.of("..", "docs", "configuration.md");

    // When
    String text = Files.readString(reference);

    // Then
    assertThat(text).contains(Reference.table());
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("pactwire.yaml"), text);
  }
}

package dev.pactwire.app.cli;

import dev.pactwire.app.config.Configuration;
import dev.pactwire.app.config.EnvironmentSettings;
import dev.pactwire.app.config.Key;
import dev.pactwire.app.config.Setting;
import dev.pactwire.app.config.Setting.Layer;
import dev.pactwire.app.config.YamlSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where options come from besides the flags of a command. */
final class ConfigurationOptions {
  private static final Path STANDARD_FILE = Path.of("pactwire.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file. Default: pactwire.yaml in the current folder, if there is one.")
  private Optional<Path> file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set any option of docs/configuration.md, kafka.* and streams.* included.")
  private Map<String, String> set = new LinkedHashMap<>();

  /**
   * All layers over one another; {@code flags} are options that have a flag of their own, where
   * given.
   */
  Configuration read(Context context, Map<Key, Optional<String>> flags) {
    List<Setting> last = new ArrayList<>();
    set.forEach((key, value) -> last.add(new Setting(key, value, Layer.FLAG, "--set")));
    flags.forEach(
        (key, value) ->
            value.ifPresent(
                given ->
                    last.add(
                        new Setting(key.key(), given, Layer.FLAG, key.flag().orElse("--set")))));
    return Configuration.of(
        context.environment(),
        List.of(fromFile(), EnvironmentSettings.read(context.environment()), last));
  }

  private List<Setting> fromFile() {
    return file.or(() -> Optional.of(STANDARD_FILE).filter(Files::exists))
        .map(YamlSettings::read)
        .orElse(List.of());
  }
}

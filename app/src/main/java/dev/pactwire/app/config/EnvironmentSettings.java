package dev.pactwire.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The layer of the environment: {@code PACTWIRE_DEDUPE_WINDOW} is {@code dedupe.window}, {@code
 * PACTWIRE_KAFKA_SECURITY_PROTOCOL} is {@code kafka.security.protocol}. An empty variable counts as
 * none. Others are left alone: orchestrators put names of services there which happen to begin
 * alike.
 */
public final class EnvironmentSettings {
  private static final String PREFIX = "PACTWIRE_";

  private EnvironmentSettings() {}

  /** The settings that the variables hold, in the order of their names. */
  public static List<Setting> read(Map<String, String> environment) {
    Map<String, Key> known =
        Arrays.stream(Key.values()).collect(Collectors.toMap(Key::variable, key -> key));
    return environment.entrySet().stream()
        .filter(variable -> !variable.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            variable ->
                key(variable.getKey(), known)
                    .map(
                        key ->
                            new Setting(
                                key,
                                variable.getValue(),
                                Setting.Layer.ENVIRONMENT,
                                variable.getKey()))
                    .stream())
        .toList();
  }

  private static Optional<String> key(String variable, Map<String, Key> known) {
    if (known.containsKey(variable)) {
      return Optional.of(known.get(variable).key());
    }
    boolean client =
        variable.startsWith(PREFIX + "KAFKA_")
            || variable.startsWith(PREFIX + "STREAMS_")
            || variable.startsWith(PREFIX + "REGISTRY_");
    return client
        ? Optional.of(
            variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'))
        : Optional.empty();
  }
}

package dev.pactwire.app.config;

import dev.pactwire.app.error.CommandFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All options with their values, every one checked.
 *
 * <p>Keys that begin with {@code kafka.} go to every Kafka client, those with {@code streams.} to
 * Kafka Streams, without that prefix and unchecked: TLS, SASL and tuning are Kafka's own.
 */
public final class Configuration {
  private static final String KAFKA = "kafka.";
  private static final String STREAMS = "streams.";
  private static final String REGISTRY = "registry.";

  private final Map<Key, Setting> values = new EnumMap<>(Key.class);
  private final Map<String, String> kafka = new TreeMap<>();
  private final Map<String, String> streams = new TreeMap<>();
  private final Map<String, String> registry = new TreeMap<>();

  private Configuration() {}

  /**
   * Puts the layers over one another; a later one wins. The built-in defaults lie under them all.
   *
   * @param environment variables that references to secrets may name
   * @param layers settings of the file, of the environment, of the flags, in this order
   * @throws CommandFailure naming key, value and place of the first setting that cannot be meant
   */
  public static Configuration of(
      Map<String, String> environment, List<? extends Collection<Setting>> layers) {
    Configuration configuration = new Configuration();
    for (Key key : Key.values()) {
      key.standard()
          .ifPresent(
              value ->
                  configuration.put(
                      key,
                      new Setting(key.key(), value, Setting.Layer.DEFAULT, "built-in default"),
                      value));
    }
    Secrets secrets = new Secrets(environment);
    layers.forEach(
        layer ->
            layer.forEach(
                setting -> configuration.accept(secrets.resolved(setting), setting.value())));
    return configuration;
  }

  /**
   * Takes a setting over.
   *
   * @param written what stands at its origin: the value, or a reference to it
   */
  private void accept(Setting setting, String written) {
    if (setting.key().startsWith(KAFKA)) {
      kafka.put(setting.key().substring(KAFKA.length()), setting.value());
    } else if (setting.key().startsWith(STREAMS)) {
      streams.put(setting.key().substring(STREAMS.length()), setting.value());
    } else if (setting.key().startsWith(REGISTRY)) {
      registry.put(setting.key().substring(REGISTRY.length()), setting.value());
    } else {
      put(Key.named(setting.key()).orElseThrow(() -> unknown(setting)), setting, written);
    }
  }

  private void put(Key key, Setting setting, String written) {
    if (!key.accepts(setting.value())) {
      // What a reference stands for may be a secret: only the reference is shown.
      boolean isReference = !written.equals(setting.value());
      throw CommandFailure.wrongUsage(
          (isReference
                  ? "%s: %s must be %s, not what %s stands for."
                  : "%s: %s must be %s, not '%s'.")
              .formatted(setting.origin(), key.key(), key.accepted(), written));
    }
    values.put(key, setting);
  }

  private static CommandFailure unknown(Setting setting) {
    String hint = Closest.to(setting.key()).map(" Did you mean %s?"::formatted).orElse("");
    return CommandFailure.wrongUsage(
        "%s: there is no option %s.%s".formatted(setting.origin(), setting.key(), hint));
  }

  /** The value, for options that have a default. */
  public String text(Key key) {
    return optional(key)
        .orElseThrow(() -> new IllegalArgumentException(key + " has neither value nor default"));
  }

  /** The value, if there is one. */
  public Optional<String> optional(Key key) {
    return Optional.ofNullable(values.get(key)).map(Setting::value);
  }

  /** Whether somebody set it, rather than leaving the default. */
  public boolean isSet(Key key) {
    return Optional.ofNullable(values.get(key))
        .filter(setting -> setting.layer() != Setting.Layer.DEFAULT)
        .isPresent();
  }

  /** The value of a whole-number option. */
  public int integer(Key key) {
    return Integer.parseInt(text(key));
  }

  /** The value of a duration option. */
  public Duration duration(Key key) {
    return Durations.parse(text(key)).orElseThrow();
  }

  /** The value of a path option. */
  public Path path(Key key) {
    return Path.of(text(key));
  }

  /** Properties for every Kafka client. */
  public Map<String, String> kafka() {
    return Map.copyOf(kafka);
  }

  /** Properties for Kafka Streams. */
  public Map<String, String> streams() {
    return Map.copyOf(streams);
  }

  /** Properties for the client of the schema registry. */
  public Map<String, String> registry() {
    return Map.copyOf(registry);
  }
}

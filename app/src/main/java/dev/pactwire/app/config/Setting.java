package dev.pactwire.app.config;

import java.util.Objects;

/**
 * One key and value as somebody wrote it.
 *
 * @param key dotted name, such as {@code dedupe.window} or {@code kafka.security.protocol}
 * @param value as written
 * @param layer which layer it belongs to
 * @param origin where it was written, such as {@code pactwire.yaml line 4}, for messages
 */
public record Setting(String key, String value, Layer layer, String origin) {

  /** The layers, the later one winning. */
  public enum Layer {
    DEFAULT,
    FILE,
    ENVIRONMENT,
    FLAG
  }

  public Setting {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(origin, "origin");
  }
}

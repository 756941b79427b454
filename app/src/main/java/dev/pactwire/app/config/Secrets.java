package dev.pactwire.app.config;

import dev.pactwire.app.error.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of files and command lines: a value may be a reference, <code>
 * ${file:/run/secrets/jaas}</code> or <code>${env:NAME}</code>, and a secret must be one unless it
 * comes from the environment. No message holds a secret.
 */
final class Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(file|env):([^}]+)}");
  private static final Pattern SECRET =
      Pattern.compile(
          ".*(password|secret|jaas\\.config|credential|keystore\\.key|api\\.key|auth\\.user|auth\\.token|push\\.token|dashboard\\.token.*).*");

  private final Map<String, String> environment;

  Secrets(Map<String, String> environment) {
    this.environment = environment;
  }

  static boolean isSecret(String key) {
    return SECRET.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }

  /** The setting with a reference replaced by what it refers to. */
  Setting resolved(Setting setting) {
    Matcher reference = REFERENCE.matcher(setting.value().strip());
    if (reference.matches()) {
      String value =
          reference.group(1).equals("file")
              ? file(setting, reference.group(2))
              : variable(setting, reference.group(2));
      return new Setting(setting.key(), value, setting.layer(), setting.origin());
    }
    if (isSecret(setting.key()) && setting.layer() != Setting.Layer.ENVIRONMENT) {
      throw CommandFailure.wrongUsage(
          "%s (%s) is a secret: write ${file:PATH} or ${env:NAME} instead of the value."
              .formatted(setting.key(), setting.origin()));
    }
    return setting;
  }

  private String file(Setting setting, String path) {
    try {
      return Files.readString(Path.of(path), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw CommandFailure.wrongUsage(
          "%s (%s) refers to the file %s, which cannot be read: %s."
              .formatted(setting.key(), setting.origin(), path, e.getClass().getSimpleName()));
    }
  }

  private String variable(Setting setting, String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(
            () ->
                CommandFailure.wrongUsage(
                    "%s (%s) refers to the environment variable %s, which is not set."
                        .formatted(setting.key(), setting.origin(), name)));
  }
}

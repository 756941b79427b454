package dev.pactwire.schemas;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a schema registry is reached.
 *
 * @param base its address, with the path under which it speaks the Confluent API
 * @param authorization value of the HTTP header {@code Authorization}, when one is needed
 * @param register whether unknown schemas are registered, or must be there already
 * @param timeout how long one request may take
 * @param patience how long a request is repeated while the registry does not answer
 */
record RegistryOptions(
    URI base,
    Optional<String> authorization,
    boolean register,
    Duration timeout,
    Duration patience) {

  static final String USER = "basic.auth.user.info";
  static final String TOKEN = "bearer.auth.token";
  static final String REGISTER = "auto.register.schemas";
  static final String TIMEOUT = "request.timeout.ms";
  static final String PATIENCE = "retry.timeout.ms";

  private static final Set<String> KNOWN = Set.of(USER, TOKEN, REGISTER, TIMEOUT, PATIENCE);
  private static final int DEFAULT_TIMEOUT_MS = 10_000;
  private static final int DEFAULT_PATIENCE_MS = 30_000;

  RegistryOptions {
    if (!Set.of("http", "https").contains(String.valueOf(base.getScheme()))
        || base.getHost() == null) {
      throw new IllegalArgumentException(
          "schema.registry.url must be an http or https address, not \"" + base + "\".");
    }
    if (base.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "schema.registry.url must not hold a user: give it as schema.registry." + USER + ".");
    }
  }

  /** Reads options by the names that Confluent's clients use, without {@code schema.registry.}. */
  static RegistryOptions of(URI base, Map<String, ?> extra) {
    Set<String> unknown = new TreeSet<>(extra.keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Unknown option schema.registry.%s; known are %s."
              .formatted(unknown.iterator().next(), new TreeSet<>(KNOWN)));
    }
    return new RegistryOptions(
        base,
        authorization(text(extra, USER), text(extra, TOKEN)),
        text(extra, REGISTER).map(value -> flag(REGISTER, value)).orElse(true),
        millis(extra, TIMEOUT, DEFAULT_TIMEOUT_MS),
        millis(extra, PATIENCE, DEFAULT_PATIENCE_MS));
  }

  /** The address of a resource of the Confluent API. */
  URI resource(String path) {
    String root = base.toString();
    return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
  }

  /** Without the secret, so that it can be logged. */
  @Override
  public String toString() {
    return base.toString();
  }

  private static Optional<String> authorization(Optional<String> user, Optional<String> token) {
    if (user.isPresent() && token.isPresent()) {
      throw new IllegalArgumentException(
          "Give schema.registry.%s or schema.registry.%s, not both.".formatted(USER, TOKEN));
    }
    return user.map(u -> "Basic " + base64(u)).or(() -> token.map(t -> "Bearer " + t));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(Map<String, ?> extra, String key) {
    return Optional.ofNullable(extra.get(key)).map(value -> value.toString().trim());
  }

  private static boolean flag(String key, String value) {
    if (!Set.of("true", "false").contains(value)) {
      throw invalid(key, "true or false", value);
    }
    return value.equals("true");
  }

  private static Duration millis(Map<String, ?> extra, String key, int byDefault) {
    String value = text(extra, key).orElse(Integer.toString(byDefault));
    try {
      int millis = Integer.parseInt(value);
      if (millis > 0) {
        return Duration.ofMillis(millis);
      }
    } catch (NumberFormatException e) {
      throw invalid(key, "a number of milliseconds above 0", value);
    }
    throw invalid(key, "a number of milliseconds above 0", value);
  }

  private static IllegalArgumentException invalid(String key, String wanted, String value) {
    return new IllegalArgumentException(
        "schema.registry.%s must be %s, not \"%s\".".formatted(key, wanted, value));
  }
}

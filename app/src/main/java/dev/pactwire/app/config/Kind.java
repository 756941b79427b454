package dev.pactwire.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values an option takes: says so, and checks a value as it was written. */
interface Kind {

  /** Completes the sentence "a value is …", with unit and range. */
  String description();

  /** Whether {@code value} is one. */
  boolean accepts(String value);

  static Kind text(String description, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return of(description, value -> compiled.matcher(value).matches());
  }

  static Kind path(String description) {
    return of(description, value -> !value.isBlank() && value.indexOf('\0') < 0);
  }

  static Kind integer(int min, int max) {
    return of(
        "a whole number from %d to %d".formatted(min, max),
        value -> integerWithin(value, min, max));
  }

  static Kind duration(Duration min, Duration max) {
    return of(
        "a duration from %s to %s, such as 90s, 15m, 72h or 3d"
            .formatted(Durations.format(min), Durations.format(max)),
        value -> {
          Optional<Duration> duration = Durations.parse(value);
          return duration.isPresent()
              && duration.get().compareTo(min) >= 0
              && duration.get().compareTo(max) <= 0;
        });
  }

  static Kind httpAddress() {
    return of("an address beginning with http:// or https://", Kind::isHttp);
  }

  private static boolean integerWithin(String value, int min, int max) {
    if (!value.matches("[+-]?\\d{1,9}")) {
      return false;
    }
    int number = Integer.parseInt(value);
    return number >= min && number <= max;
  }

  private static boolean isHttp(String value) {
    try {
      URI uri = new URI(value);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Kind of(String description, java.util.function.Predicate<String> accepts) {
    return new Kind() {
      @Override
      public String description() {
        return description;
      }

      @Override
      public boolean accepts(String value) {
        return accepts.test(value);
      }
    };
  }
}

package dev.pactwire.ingest.polite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects the rules of a robots.txt line by line, for one crawler and for all. */
final class RobotsGroups {

  private static final int MOST_RULES = 10_000;

  private final String product;
  private final List<PathRule> own = new ArrayList<>();
  private final List<PathRule> general = new ArrayList<>();
  private boolean named;
  private Optional<Duration> ownDelay = Optional.empty();
  private Optional<Duration> generalDelay = Optional.empty();
  private boolean inAgents;
  private boolean forOwn;
  private boolean forAll;

  RobotsGroups(String product) {
    this.product = product;
  }

  void line(String written) {
    String line = written.replace("\uFEFF", "");
    int comment = line.indexOf('#');
    String plain = comment < 0 ? line : line.substring(0, comment);
    int colon = plain.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = plain.substring(colon + 1).strip();
    switch (plain.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
      case "user-agent" -> agent(value.toLowerCase(Locale.ROOT));
      case "allow" -> rule(value, true);
      case "disallow" -> rule(value, false);
      case "crawl-delay" -> delay(value);
      default -> {
        // Sitemaps and the like belong to no group, and end none (RFC 9309, 2.2.4).
      }
    }
  }

  private void agent(String name) {
    if (!inAgents) {
      forOwn = false;
      forAll = false;
      inAgents = true;
    }
    // A product token ends where its characters do: "pactwire/1.0" and "pactwire bot" are pactwire.
    String token = name.replaceFirst("[^a-z_-].*$", "");
    if (name.startsWith("*")) {
      forAll = true;
    } else if (token.equals(product)) {
      forOwn = true;
      named = true;
    }
  }

  private void rule(String path, boolean allow) {
    inAgents = false;
    if (path.isEmpty() || own.size() + general.size() >= MOST_RULES) {
      return;
    }
    PathRule rule = PathRule.of(path, allow);
    if (forOwn) {
      own.add(rule);
    }
    if (forAll) {
      general.add(rule);
    }
  }

  private void delay(String value) {
    inAgents = false;
    if (!value.matches("\\d{1,9}(?:\\.\\d{1,3})?")) {
      return;
    }
    Duration asked = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
    Duration kept = asked.compareTo(Robots.LONGEST_DELAY) > 0 ? Robots.LONGEST_DELAY : asked;
    ownDelay = forOwn ? Optional.of(kept) : ownDelay;
    generalDelay = forAll ? Optional.of(kept) : generalDelay;
  }

  List<PathRule> rules() {
    return named ? own : general;
  }

  Optional<Duration> delay() {
    return named ? ownDelay : generalDelay;
  }
}

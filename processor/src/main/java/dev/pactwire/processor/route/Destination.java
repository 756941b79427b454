package dev.pactwire.processor.route;

import java.util.Optional;

/** A place that articles are sent to. Its text form is what the memory of routes keeps. */
public sealed interface Destination {

  /** What concerns a region. */
  record Region(String id) implements Destination {
    @Override
    public String toString() {
      return "r:" + id;
    }
  }

  /** What concerns an alliance. */
  record Alliance(String id) implements Destination {
    @Override
    public String toString() {
      return "a:" + id;
    }
  }

  /** Articles with neither. */
  record Unmatched() implements Destination {
    @Override
    public String toString() {
      return "u:";
    }
  }

  /** Reads the text form; empty for one that no version of this program wrote. */
  static Optional<Destination> parse(String text) {
    if (text.startsWith("r:")) {
      return Optional.of(new Region(text.substring(2)));
    }
    if (text.startsWith("a:")) {
      return Optional.of(new Alliance(text.substring(2)));
    }
    return text.equals("u:") ? Optional.of(new Unmatched()) : Optional.empty();
  }
}

package dev.pactwire.app.config;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the table of all options for {@code docs/configuration.md}. */
public final class Reference {
  private static final String HEAD =
      "| key | environment | flag | value | default | meaning |\n|---|---|---|---|---|---|\n";

  private Reference() {}

  /** The table in Markdown, one row an option. */
  public static String table() {
    return Stream.of(Key.values())
        .map(Reference::row)
        .collect(Collectors.joining("\n", HEAD, "\n"));
  }

  private static String row(Key key) {
    return "| `%s` | `%s` | %s | %s | %s | %s |"
        .formatted(
            key.key(),
            key.variable(),
            key.flag().map(Reference::code).orElse("`--set`"),
            key.accepted(),
            key.standard().map(value -> value.isEmpty() ? "empty" : code(value)).orElse("none"),
            key.meaning());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}

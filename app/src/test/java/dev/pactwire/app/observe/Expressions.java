package dev.pactwire.app.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The expressions of the alert rules and of the Grafana dashboard, and the series they name. */
final class Expressions {
  private static final Path OPS = Path.of("..", "ops");

  /** What is no name of a series: labels, lists of labels, texts, durations. */
  private static final Pattern NO_SERIES =
      Pattern.compile(
          "\\{[^}]*\\}|\\b(?:by|on|without|ignoring) *\\([^)]*\\)|\"[^\"]*\"|\\[[^]]*\\]");

  private static final Pattern NAME =
      Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?! *\\(|[a-zA-Z0-9_:])");
  private static final Pattern COMPARISON = Pattern.compile(" (==|!=|>=|<=|>|<) ");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  private Expressions() {}

  /** All of them. */
  static List<String> all() throws IOException {
    List<String> expressions = new ArrayList<>();
    Object rules =
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(OPS.resolve("alerts.yml")));
    collect(new ObjectMapper().valueToTree(rules), expressions);
    collect(
        new ObjectMapper().readTree(OPS.resolve("grafana").resolve("pactwire.json").toFile()),
        expressions);
    return expressions;
  }

  private static void collect(JsonNode node, List<String> expressions) {
    node.findValues("expr").forEach(expr -> expressions.add(expr.textValue()));
  }

  /** An expression whose comparisons say 0 or 1 instead of leaving out what does not hold. */
  static String always(String expression) {
    return COMPARISON.matcher(expression).replaceAll(" $1 bool ");
  }

  /** The names of series in an expression. */
  static Set<String> names(String expression) {
    Set<String> names = new TreeSet<>();
    NAME.matcher(NO_SERIES.matcher(expression).replaceAll(" "))
        .results()
        .map(found -> found.group())
        .filter(name -> !WORDS.contains(name))
        .forEach(names::add);
    return names;
  }
}

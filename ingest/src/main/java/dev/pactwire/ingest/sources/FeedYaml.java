package dev.pactwire.ingest.sources;

import dev.pactwire.ingest.text.Links;
import dev.pactwire.ingest.text.PlainText;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads {@code feeds.yaml}: a list, or a mapping with the list under {@code feeds}, of mappings
 * with {@code id}, {@code url} and optionally {@code title}, {@code language}, {@code country},
 * {@code interval} ({@code 15m}, {@code 2h} or ISO 8601).
 */
final class FeedYaml {

  private static final Set<String> KEYS =
      Set.of("id", "url", "title", "language", "country", "interval");
  private static final Pattern SHORT_DURATION = Pattern.compile("(?i)\\d{1,6}[smh]");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final String name;
  private final List<String> problems;

  private FeedYaml(String name, List<String> problems) {
    this.name = name;
    this.problems = problems;
  }

  static List<FeedDefinition> read(String text, String name, List<String> problems) {
    LoadSettings settings = LoadSettings.builder().setLabel(name).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.isEmpty() ? List.of() : new FeedYaml(name, problems).feeds(root.get());
    } catch (MarkedYamlEngineException problem) {
      int line = problem.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(name + " line " + line + " is not YAML: " + problem.getProblem() + ".");
    } catch (YamlEngineException problem) {
      problems.add(
          name + " is not YAML: " + PlainText.line(String.valueOf(problem.getMessage())) + ".");
    }
    return List.of();
  }

  private List<FeedDefinition> feeds(Node root) {
    Node list = root instanceof MappingNode mapping ? child(mapping, "feeds").orElse(root) : root;
    if (!(list instanceof SequenceNode sequence)) {
      problems.add(at(list) + " is no list of feeds; write a list under the key 'feeds'.");
      return List.of();
    }
    List<FeedDefinition> feeds = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (item instanceof MappingNode mapping) {
        feed(mapping).ifPresent(feeds::add);
      } else {
        problems.add(at(item) + " is no feed; a feed has the keys id and url.");
      }
    }
    return feeds;
  }

  private Optional<FeedDefinition> feed(MappingNode mapping) {
    Map<String, String> values = new LinkedHashMap<>();
    int before = problems.size();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!KEYS.contains(key)) {
        problems.add(
            at(tuple.getKeyNode())
                + ": a feed has no key '"
                + key
                + "'; it may have "
                + String.join(", ", KEYS.stream().sorted().toList())
                + ".");
      } else if (tuple.getValueNode() instanceof ScalarNode scalar) {
        values.put(key, PlainText.line(scalar.getValue()));
      } else {
        problems.add(at(tuple.getValueNode()) + ": '" + key + "' must be a single value.");
      }
    }
    String id = values.getOrDefault("id", "");
    Optional<URI> url = Links.web(values.getOrDefault("url", ""));
    check(ID.matcher(id).matches(), mapping, "id", id, "letters, digits, '.', '_' and '-'");
    check(
        url.isPresent(),
        mapping,
        "url",
        values.getOrDefault("url", ""),
        "an http or https address");
    Optional<Duration> interval = value(values, "interval").flatMap(FeedYaml::duration);
    check(
        interval.isPresent() || !values.containsKey("interval"),
        mapping,
        "interval",
        values.getOrDefault("interval", ""),
        "such as 15m or 2h");
    Optional<String> country = value(values, "country").map(code -> code.toUpperCase(Locale.ROOT));
    check(
        country.isEmpty() || country.get().matches("[A-Z]{2}"),
        mapping,
        "country",
        country.orElse(""),
        "two letters");
    boolean good = problems.size() == before;
    return good
        ? Optional.of(
            new FeedDefinition(
                id,
                url.orElseThrow(),
                value(values, "title"),
                value(values, "language"),
                country,
                interval))
        : Optional.empty();
  }

  private void check(boolean holds, Node where, String key, String value, String wanted) {
    if (!holds) {
      problems.add(at(where) + ": " + key + " is '" + value + "'; it must be " + wanted + ".");
    }
  }

  private static Optional<String> value(Map<String, String> values, String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  private static Optional<Duration> duration(String text) {
    try {
      Duration duration =
          Duration.parse(SHORT_DURATION.matcher(text).matches() ? "PT" + text : text);
      return duration.isNegative() || duration.isZero() ? Optional.empty() : Optional.of(duration);
    } catch (DateTimeParseException noDuration) {
      return Optional.empty();
    }
  }

  private static Optional<Node> child(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(
            tuple ->
                tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private String at(Node node) {
    return name + node.getStartMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
  }
}

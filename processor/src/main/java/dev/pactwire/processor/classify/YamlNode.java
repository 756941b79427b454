package dev.pactwire.processor.classify;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * A YAML value that knows its file and line, so that every complaint can name them. All scalars are
 * read as strings: a country code NO stays NO.
 */
final class YamlNode {
  private static final int LONGEST = 8 << 20;

  private final String file;
  private final Node node;

  private YamlNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  static YamlNode read(String file, String content) {
    if (content.length() > LONGEST) {
      throw new TaxonomyException(file, "longer than " + LONGEST + " characters; split it.");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(LONGEST)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(content);
      return new YamlNode(
          file, root.orElseThrow(() -> new TaxonomyException(file, "the file is empty.")));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new TaxonomyException(file, line, "not valid YAML: " + e.getProblem() + ".");
    } catch (YamlEngineException e) {
      throw new TaxonomyException(file, "not valid YAML: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new TaxonomyException(file, "lists and maps are nested too deeply.");
    }
  }

  TaxonomyException error(String problem) {
    return new TaxonomyException(file, place().line(), problem);
  }

  Term.Place place() {
    return new Term.Place(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw error("a word or number is expected here.");
  }

  double number(double least, double most) {
    try {
      double value = Double.parseDouble(text());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw error("'" + text() + "' is not a number.");
    }
    throw error("'" + text() + "' is not between " + least + " and " + most + ".");
  }

  YearMonth month() {
    try {
      return YearMonth.parse(text());
    } catch (DateTimeParseException e) {
      throw error("'" + text() + "' is not a month such as 2024-10.");
    }
  }

  boolean flag() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error("'" + text() + "' is neither true nor false.");
    };
  }

  List<YamlNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw error("a list is expected here: [one, two].");
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(file, item));
    }
    return items;
  }

  /** The entries of a mapping in order; keys keep their line. */
  List<Map.Entry<YamlNode, YamlNode>> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw error("a map is expected here: {key: value}.");
    }
    List<Map.Entry<YamlNode, YamlNode>> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = new YamlNode(file, tuple.getKeyNode());
      if (!seen.add(key.text())) {
        throw key.error("the key '" + key.text() + "' stands here twice.");
      }
      entries.add(Map.entry(key, new YamlNode(file, tuple.getValueNode())));
    }
    return entries;
  }

  /** The entries, after making sure that no key but the allowed ones stands there. */
  List<Map.Entry<YamlNode, YamlNode>> entries(Set<String> allowed) {
    List<Map.Entry<YamlNode, YamlNode>> entries = entries();
    for (Map.Entry<YamlNode, YamlNode> entry : entries) {
      if (!allowed.contains(entry.getKey().text())) {
        throw entry
            .getKey()
            .error(
                "unknown key '"
                    + entry.getKey().text()
                    + "'; known are "
                    + String.join(", ", allowed.stream().sorted().toList())
                    + ".");
      }
    }
    return entries;
  }

  Optional<YamlNode> get(String key) {
    return entries().stream()
        .filter(entry -> entry.getKey().text().equals(key))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  YamlNode require(String key) {
    return get(key).orElseThrow(() -> error("the key '" + key + "' is missing."));
  }
}

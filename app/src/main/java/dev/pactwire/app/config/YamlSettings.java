package dev.pactwire.app.config;

import dev.pactwire.app.error.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Reads {@code pactwire.yaml}. Keys may be written dotted or nested, which is the same: {@code
 * dedupe.window: 24h} or {@code window: 24h} under {@code dedupe:}. A list of values counts as one
 * value with commas.
 */
public final class YamlSettings {
  private static final int MAX_CHARACTERS = 1 << 20;

  private final Path file;
  private final List<Setting> settings = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  private YamlSettings(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @throws CommandFailure naming file and line, when it cannot be read or understood
   */
  public static List<Setting> read(Path file) {
    YamlSettings reader = new YamlSettings(file);
    reader.compose().ifPresent(root -> reader.collect("", root));
    return List.copyOf(reader.settings);
  }

  private Optional<Node> compose() {
    LoadSettings load =
        LoadSettings.builder().setLabel(file.toString()).setCodePointLimit(MAX_CHARACTERS).build();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new Compose(load).composeReader(text);
    } catch (NoSuchFileException e) {
      throw CommandFailure.wrongUsage("There is no configuration file %s.".formatted(file));
    } catch (MalformedInputException e) {
      throw CommandFailure.wrongUsage("The configuration file %s is not UTF-8.".formatted(file));
    } catch (IOException e) {
      throw CommandFailure.wrongUsage(
          "The configuration file %s cannot be read: %s.".formatted(file, e.getMessage()));
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
      throw CommandFailure.wrongUsage(
          "%s%s is not YAML: %s.".formatted(file, line, e.getProblem()));
    } catch (YamlEngineException e) {
      throw CommandFailure.wrongUsage("%s is not YAML: %s.".formatted(file, e.getMessage()));
    }
  }

  private void collect(String prefix, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw CommandFailure.wrongUsage("%s: keys with values are expected.".formatted(place(node)));
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = prefix + scalar(entry.getKeyNode());
      Node value = entry.getValueNode();
      if (value instanceof MappingNode) {
        collect(key + ".", value);
      } else {
        add(new Setting(key, value(value), Setting.Layer.FILE, place(entry.getKeyNode())));
      }
    }
  }

  private void add(Setting setting) {
    if (!keys.add(setting.key())) {
      throw CommandFailure.wrongUsage(
          "%s: %s is set a second time.".formatted(setting.origin(), setting.key()));
    }
    settings.add(setting);
  }

  private String value(Node node) {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(this::scalar).collect(Collectors.joining(","))
        : scalar(node);
  }

  private String scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw CommandFailure.wrongUsage("%s: a single value is expected.".formatted(place(node)));
  }

  private String place(Node node) {
    return file + node.getStartMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
  }
}

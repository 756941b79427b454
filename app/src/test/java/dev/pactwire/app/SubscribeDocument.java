package dev.pactwire.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The programs that stand in docs/subscribe.md, with the addresses of a running demo. */
final class SubscribeDocument {
  private static final Pattern BLOCK = Pattern.compile("(?s)```([a-z]+)\n(.*?)```");

  private final String text;

  private SubscribeDocument(String text) {
    this.text = text;
  }

  /** As it is written. */
  static SubscribeDocument read() throws IOException {
    return new SubscribeDocument(Files.readString(Path.of("..", "docs", "subscribe.md")));
  }

  /** With other addresses than those that are written. */
  SubscribeDocument with(Map<String, String> addresses) {
    String other = text;
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      other = other.replace(address.getKey(), address.getValue());
    }
    return new SubscribeDocument(other);
  }

  /** The one program in this language that holds this. */
  String program(String language, String part) {
    List<String> found =
        BLOCK
            .matcher(text)
            .results()
            .filter(block -> block.group(1).equals(language))
            .map(block -> block.group(2))
            .filter(program -> program.contains(part))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError("%d programs hold %s".formatted(found.size(), part));
    }
    return found.get(0);
  }
}

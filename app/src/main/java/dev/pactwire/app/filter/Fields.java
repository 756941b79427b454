package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** Reads the fields of an input line; unknown ones are never looked at. */
final class Fields {
  private Fields() {}

  /** A field that is there has the wrong type; the message is one sentence. */
  static final class WrongType extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongType(String sentence) {
      super(sentence, null, false, false);
    }
  }

  /**
   * The text of a field, empty when it is absent or null.
   *
   * @throws WrongType when it is anything but a string
   */
  static Optional<String> text(ObjectNode input, String name) {
    JsonNode value = input.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new WrongType("The field %s is not a string but %s.".formatted(name, kind(value)));
    }
    return Optional.of(value.textValue());
  }

  /** Like {@link #text}, with nothing for a blank string. */
  static Optional<String> filled(ObjectNode input, String name) {
    return text(input, name).filter(value -> !value.isBlank());
  }

  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING -> "empty";
      case NULL -> "null";
      case ARRAY, OBJECT -> "an " + lower(node.getNodeType());
      default -> "a " + lower(node.getNodeType());
    };
  }

  private static String lower(JsonNodeType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}

package dev.pactwire.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** Reads what is sent with a request. */
final class Bodies {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_BYTES = 4_096;
  private static final int BAD_REQUEST = 400;

  private Bodies() {}

  /**
   * Reads a body of JSON without waiting for it: who sends it slowly must not hold a thread. What
   * is no JSON counts as an empty object.
   *
   * @param next takes it; an {@link IllegalArgumentException} says what is wrong with it
   */
  static void read(Call call, InvocationType type, Consumer<JsonNode> next) {
    Content.Source.asByteArrayAsync(
        call.request(),
        MOST_BYTES,
        Promise.Invocable.from(
            type,
            body -> {
              try {
                next.accept(tree(body));
              } catch (IllegalArgumentException e) {
                call.problem(BAD_REQUEST, String.valueOf(e.getMessage()));
              }
            },
            failure -> call.problem(BAD_REQUEST, "The body cannot be read, or is too long.")));
  }

  private static JsonNode tree(byte[] body) {
    try {
      JsonNode tree = MAPPER.readTree(body);
      return tree == null ? MAPPER.createObjectNode() : tree;
    } catch (IOException e) {
      return MAPPER.createObjectNode();
    }
  }

  /** A text of the body without blanks around it, if it is there and not empty. */
  static Optional<String> text(JsonNode body, String name) {
    return Optional.ofNullable(body.path(name).textValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /**
   * A text of the body on one line.
   *
   * @throws IllegalArgumentException when it is missing, or has more than {@code most} characters
   */
  static String line(JsonNode body, String name, int most) {
    String text =
        text(body, name)
            .orElseThrow(
                () -> new IllegalArgumentException("The body must have a \"" + name + "\"."));
    if (text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; %d are the most.".formatted(name, text.length(), most));
    }
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}

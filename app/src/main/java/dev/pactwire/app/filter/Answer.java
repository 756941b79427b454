package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of one line of input. */
public sealed interface Answer {

  /** The result, printed as one line. */
  record Result(ObjectNode json) implements Answer {}

  /** The result for a person, printed as it stands. */
  record Text(String text) implements Answer {}

  /** The line cannot be used, for this reason; one sentence. */
  record Unusable(String reason) implements Answer {}
}

package dev.pactwire.app.filter;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The work of a filter on one line. It may keep a memory of earlier lines, which come in order. */
@FunctionalInterface
public interface LineFunction {

  /** Answers the JSON object of one line. */
  Answer apply(ObjectNode input);
}

package dev.pactwire.dashboard.topics;

import java.util.Optional;
import java.util.Set;

/** How the reading of the topics goes. */
public interface Reading {

  /** Whether what the topics held at the start is in the window. */
  boolean isLoaded();

  /** Why nothing is being read at the moment. */
  Optional<String> problem();

  /** Topics that nobody has created yet. */
  Set<String> missing();
}

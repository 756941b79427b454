package dev.pactwire.dashboard.json;

/** How much of an article a subscriber wants. */
public enum View {
  /** The whole text and all evidence. */
  FULL,
  /** The beginning of the text, and the evidence in it. */
  SUMMARY
}

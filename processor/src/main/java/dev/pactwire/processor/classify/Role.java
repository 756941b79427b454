package dev.pactwire.processor.classify;

/** What a label is to an article: a main subject, or named but peripheral. */
public enum Role {
  FOCUS,
  MENTION
}

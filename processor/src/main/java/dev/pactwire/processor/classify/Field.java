package dev.pactwire.processor.classify;

/** The part of an article in which a piece of evidence stands. */
public enum Field {
  TITLE,
  TEXT
}

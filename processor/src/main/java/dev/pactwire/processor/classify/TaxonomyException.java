package dev.pactwire.processor.classify;

/** A taxonomy that cannot be used; the message names file, line and what is wrong. */
public final class TaxonomyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TaxonomyException(String file, int line, String problem) {
    super(file + ", line " + line + ": " + problem);
  }

  TaxonomyException(String file, String problem) {
    super(file + ": " + problem);
  }
}

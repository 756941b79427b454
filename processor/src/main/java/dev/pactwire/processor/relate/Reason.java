package dev.pactwire.processor.relate;

/** Why two articles seem to be about the same. */
public enum Reason {
  /** One names the other's address, or both name a third, as that of the same article. */
  LINK,
  /** They show the same picture, which few others show. */
  PICTURE,
  /** They give the same figures about the same countries. */
  FIGURES
}

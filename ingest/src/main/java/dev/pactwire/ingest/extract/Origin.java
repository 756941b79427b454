package dev.pactwire.ingest.extract;

/** Where on a page a statement was found. */
public enum Origin {
  /** A description in JSON-LD with the words of schema.org. */
  JSON_LD,
  /** An element {@code <meta>}: OpenGraph, Dublin Core, and the names that systems invent. */
  META,
  /** An attribute of the document's own: its language, its canonical link. */
  LINK,
  /** An element marked for machines: microdata, {@code <time>}, {@code rel}. */
  MARKUP,
  /** A visible headline. */
  HEADING,
  /** The element {@code <title>}. */
  TITLE,
  /** The page's address. */
  ADDRESS,
  /** An element whose class or id speaks of what it holds. */
  NAMED,
  /** Words before it: "published on …", "by …". */
  WORDS,
  /** Data that the page holds for its scripts. */
  SCRIPT,
  /** The text, by its form alone. */
  TEXT
}

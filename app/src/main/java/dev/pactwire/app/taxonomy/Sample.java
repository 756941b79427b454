package dev.pactwire.app.taxonomy;

import dev.pactwire.processor.classify.Document;
import java.util.function.Consumer;

/** Articles on which a taxonomy is tried. */
@FunctionalInterface
public interface Sample {

  /** An article of a sample. */
  record SampleArticle(String id, Document document) {}

  /** Hands each article to the reader, in order. */
  void forEach(Consumer<SampleArticle> reader);
}

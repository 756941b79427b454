package dev.pactwire.app.cli;

import dev.pactwire.app.error.CommandFailure;
import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.LanguageDetector;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.classify.TaxonomyException;
import java.nio.file.Path;
import java.util.Optional;

/** Gets the taxonomy that a command asks for. */
final class Taxonomies {
  private Taxonomies() {}

  /**
   * A classifier over the taxonomy in {@code folder}, or over the one shipped.
   *
   * @throws CommandFailure naming file, line and what is wrong with it
   */
  static Classifier classifier(Optional<Path> folder) {
    return new Classifier(load(folder), LanguageDetector.bundled());
  }

  /**
   * The taxonomy in {@code folder}, or the one shipped.
   *
   * @throws CommandFailure naming file, line and what is wrong with it
   */
  static Taxonomy load(Optional<Path> folder) {
    try {
      return folder.map(Taxonomy::load).orElseGet(Taxonomy::bundled);
    } catch (TaxonomyException e) {
      throw CommandFailure.failed("The taxonomy cannot be used: " + e.getMessage(), e);
    }
  }
}

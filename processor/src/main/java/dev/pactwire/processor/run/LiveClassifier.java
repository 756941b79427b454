package dev.pactwire.processor.run;

import dev.pactwire.processor.classify.Classifier;
import dev.pactwire.processor.classify.Taxonomy;
import dev.pactwire.processor.classify.TaxonomyException;
import dev.pactwire.schemas.TaxonomyRelease;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classifier in use. A published taxonomy takes its place as a whole, between two articles; one
 * that is broken is refused with a sentence, and what is in use stays. Thread-safe.
 */
final class LiveClassifier implements Supplier<Classifier> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveClassifier.class);

  private final Classifier shipped;
  private final Consumer<Taxonomy> preparation;
  private volatile Classifier current;

  /**
   * @param shipped is used until a taxonomy is published
   * @param preparation what must be done before articles get labels of a new taxonomy, such as
   *     creating their topics
   */
  LiveClassifier(Classifier shipped, Consumer<Taxonomy> preparation) {
    this.shipped = shipped;
    this.preparation = preparation;
    this.current = shipped;
  }

  @Override
  public Classifier get() {
    return current;
  }

  /** Takes over a published taxonomy; nothing means the shipped one. */
  void adopt(Optional<TaxonomyRelease> release) {
    if (release.isEmpty()) {
      current = shipped;
      return;
    }
    String version = release.get().getVersion();
    if (version.equals(current.taxonomyVersion())) {
      return;
    }
    try {
      Taxonomy taxonomy = Taxonomy.of(release.get().getFiles());
      preparation.accept(taxonomy);
      current = shipped.with(taxonomy);
      LOG.info("Articles are now labelled by the taxonomy {}.", taxonomy.version());
    } catch (TaxonomyException e) {
      LOG.warn(
          "The published taxonomy {} cannot be used, {} stays in use: {}",
          version,
          current.taxonomyVersion(),
          e.getMessage());
    }
  }
}
